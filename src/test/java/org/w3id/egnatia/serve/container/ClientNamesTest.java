package org.w3id.egnatia.serve.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of the addresses that a request tells is the client's. */
class ClientNamesTest {

    private static final String HEADER = "X-Forwarded-For";
    private static final String PEER = "192.0.2.1";

    private static String of(ClientNames names, String... forwarded) {
        return names.of(PEER, List.of(forwarded));
    }

    @Test
    void withoutAHeaderTheAddressOfTheConnectionCounts() {
        assertEquals(PEER, of(new ClientNames(Optional.empty())));
    }

    @Test
    void theLastAddressInTheHeaderIsTheOneThatTheProxyAdded() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals("203.0.113.7", of(names, "198.51.100.9, 203.0.113.7"));
        assertEquals("203.0.113.7", of(names, "198.51.100.9", "203.0.113.7"));
        assertEquals("203.0.113.7", of(names, "203.0.113.7"));
    }

    @Test
    void anEmptyHeaderTellsNothing() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals(PEER, of(names));
        assertEquals(PEER, of(names, ""));
        assertEquals(PEER, of(names, " , "));
    }

    @Test
    void aLongNameIsCut() {
        assertEquals(64, of(new ClientNames(Optional.of(HEADER)), "x".repeat(9_999)).length());
    }

    @Test
    void anAddressOfIpV6CountsByItsNetworkAndAPortDoesNotCount() {
        ClientNames names = new ClientNames(Optional.of(HEADER));
        assertEquals("20010db800010002/64", of(names, "2001:db8:1:2::7"));
        assertEquals("20010db800010002/64", of(names, "[2001:db8:1:2:3:4:5:6]:4711"));
        assertEquals("0000000000000000/64", of(names, "::1"));
        assertEquals("203.0.113.7", of(names, "203.0.113.7:4711"));
        assertEquals("203.0.113.7", of(names, "::ffff:203.0.113.7").replace("::ffff:", ""));
        assertEquals("1:2:3:4:5:6:7:8:9", of(names, "1:2:3:4:5:6:7:8:9"));
    }
}
