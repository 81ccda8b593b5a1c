package org.w3id.egnatia.serve.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the addresses that a request tells is the client's, and that nobody makes up one of their own. */
class ClientNamesTest {

    private static final String USUAL = ClientNames.USUAL;
    private static final String PROXY = "192.0.2.1";
    private static final Proxies TRUSTED = Proxies.of(List.of("192.0.2.0/28", "fd00::/8"));

    private static ClientNames.Client of(ClientNames names, String peer, Map<String, List<String>> headers) {
        try {
            return names.of(InetAddress.getByName(peer), name -> headers.getOrDefault(name, List.of()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String named(String peer, String... forwarded) {
        return Addresses.shareOf(of(new ClientNames(USUAL, TRUSTED), peer, Map.of(USUAL, List.of(forwarded)))
                .address());
    }

    @Test
    void withoutATrustedProxyTheAddressOfTheConnectionCounts() {
        ClientNames.Client client = of(ClientNames.OF_CONNECTIONS, "127.0.0.1", Map.of(USUAL, List.of("203.0.113.7")));
        assertEquals("127.0.0.1", client.address().getHostAddress());
        assertFalse(client.isHeeded());
        assertTrue(of(ClientNames.OF_CONNECTIONS, "127.0.0.1", Map.of()).isHeeded());
    }

    @Test
    void aStrangerIsNotBelieved() {
        assertEquals("198.51.100.9", named("198.51.100.9", "203.0.113.7"));
        assertEquals("192.0.2.77", named("192.0.2.77", "203.0.113.7"));
    }

    @Test
    void theLastAddressThatIsNoProxyIsTheClient() {
        assertEquals("203.0.113.7", named(PROXY, "198.51.100.9, 203.0.113.7"));
        assertEquals("203.0.113.7", named(PROXY, "198.51.100.9", "203.0.113.7"));
        assertEquals("203.0.113.7", named(PROXY, "198.51.100.9, 203.0.113.7, 192.0.2.2, fd00::1"));
        assertEquals("192.0.2.3", named(PROXY, "192.0.2.3"));
        assertEquals(PROXY, named(PROXY));
    }

    /** What stands before it may be written by the client. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", " , ", "localhost", "999.1.1.1", "1.2.3", "203.0.113.7 x", "::1::", "1,"})
    void whatIsNoAddressEndsTheReading(String last) {
        assertEquals(PROXY, named(PROXY, "203.0.113.7, " + last));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::7, 20010db800010002/64", "[2001:db8:1:2:3:4:5:6]:4711, 20010db800010002/64",
        "203.0.113.7:4711, 203.0.113.7", "::ffff:203.0.113.7, 203.0.113.7"})
    void anAddressOfIpV6CountsByItsNetworkAndAPortDoesNotCount(String written, String name) {
        assertEquals(name, named(PROXY, written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"for=203.0.113.7|203.0.113.7",
        "for=198.51.100.9, for=203.0.113.7;proto=https;by=192.0.2.1|203.0.113.7",
        "For=\"[2001:db8:1:2::7]:4711\"|20010db800010002/64", "proto=https; for=\"203.0.113.7:80\"|203.0.113.7",
        "for=unknown|192.0.2.1", "for=_hidden|192.0.2.1", "by=203.0.113.7|192.0.2.1",
        "for=203.0.113.9;host=\"x, for=203.0.113.7\"|192.0.2.1",
        "for=203.0.113.9;host=\"x, for=203.0.113.7;a=\";proto=https|192.0.2.1",
        "for=203.0.113.9;host=\"x, for=203.0.113.7;a=\";by=\"_p\"|192.0.2.1"})
    void forwardedIsReadAsTheStandardHasIt(String value, String name) {
        ClientNames names = new ClientNames("Forwarded", TRUSTED);
        assertEquals(name, Addresses.shareOf(of(names, PROXY, Map.of("Forwarded", List.of(value))).address()));
    }

    /** A proxy that writes one header may pass on the other as a client sent it. */
    @Test
    void oneHeaderIsRead() {
        ClientNames.Client client = of(new ClientNames(USUAL, TRUSTED), PROXY, Map.of("Forwarded",
                List.of("for=203.0.113.7")));
        assertEquals(PROXY, client.address().getHostAddress());
        assertFalse(client.isHeeded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.1.2.3/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/9", "",
        "fd00::1/8", "*"})
    void whatIsNoNetworkIsSaid(String word) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Proxies.of(List.of(word))).getMessage()
                .startsWith(word + " is no network; give "));
    }

    @Test
    void loopbackIsThisMachine() throws UnknownHostException {
        Proxies here = Proxies.of(List.of(Proxies.LOOPBACK));
        for (String address : List.of("127.0.0.1", "127.3.2.1", "::1")) {
            assertTrue(here.has(InetAddress.getByName(address)), address);
        }
        assertFalse(here.has(InetAddress.getByName("192.0.2.1")));
    }
}
