package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the addresses that a request tells is the client's. */
class ClientNamesTest {

    private static final String HEADER = "X-Forwarded-For";
    private static final String PEER = "192.0.2.1";

    private static HttpServletRequest request(String... forwarded) {
        return (HttpServletRequest) Proxy.newProxyInstance(ClientNamesTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> PEER;
                    case "getHeaders" -> Collections.enumeration(arguments[0].equals(HEADER) ? List.of(forwarded) : List.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void withoutAHeaderTheAddressOfTheConnectionCounts() {
        assertEquals(PEER, new ClientNames(Optional.empty()).of(request("203.0.113.7")));
    }

    @Test
    void theLastAddressInTheHeaderIsTheOneThatTheProxyAdded() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals("203.0.113.7", names.of(request("198.51.100.9, 203.0.113.7")));
        assertEquals("203.0.113.7", names.of(request("198.51.100.9", "203.0.113.7")));
        assertEquals("203.0.113.7", names.of(request("203.0.113.7")));
    }

    @Test
    void anEmptyHeaderTellsNothing() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals(PEER, names.of(request()));
        assertEquals(PEER, names.of(request("")));
        assertEquals(PEER, names.of(request(" , ")));
    }

    @Test
    void aLongNameIsCut() {
        assertEquals(64, new ClientNames(Optional.of(HEADER)).of(request("x".repeat(9_999))).length());
    }

    @Test
    void anAddressOfIpV6CountsByItsNetworkAndAPortDoesNotCount() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals("20010db800010002/64", names.of(request("2001:db8:1:2::7")));
        assertEquals("20010db800010002/64", names.of(request("[2001:db8:1:2:3:4:5:6]:4711")));
        assertEquals("0000000000000000/64", names.of(request("::1")));
        assertEquals("203.0.113.7", names.of(request("203.0.113.7:4711")));
        assertEquals("203.0.113.7", names.of(request("::ffff:203.0.113.7")).replace("::ffff:", ""));
        assertEquals("1:2:3:4:5:6:7:8:9", names.of(request("1:2:3:4:5:6:7:8:9")));
    }
}
