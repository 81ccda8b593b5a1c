package org.w3id.egnatia.serve.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the access log keeps of a client, and how it writes what a client sent. */
class AccessLogTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.77, 192.0.2.0/24", "2001:db8:85a3:8d3:1319:8a2e:370:7348, 2001:db8:85a3::/48",
            "::ffff:192.0.2.77, 192.0.2.0/24"})
    void ofAClientOnlyTheNetworkIsKept(String address, String network) throws IOException {
        assertEquals(network, AccessLog.network(InetAddress.getByName(address)));
    }

    @Test
    void valuesAreQuotedAndShortened() {
        assertEquals("\"a\\\"b\\\\c\\u000a\\u2028\"", AccessLog.quoted("a\"b\\c\n\u2028"));
        assertEquals(205, AccessLog.quoted("x".repeat(5000)).length());
    }
}
