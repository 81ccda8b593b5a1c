package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of the Internet as proxies write them: numbers, never names, so that nothing is ever looked up. */
final class Addresses {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3})(?::\\d{1,5})?");
    private static final Pattern V6 =
            Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})\\](?::\\d{1,5})?|([0-9A-Fa-f:.]{2,45})");

    private Addresses() {
    }

    /** The address in a text, which may have a port; empty if it is none. */
    static Optional<InetAddress> of(String text) {
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            return literal(v4.group(1));
        }
        Matcher v6 = V6.matcher(text);
        return v6.matches() && text.contains(":") ? literal(v6.group(1) == null ? v6.group(2) : v6.group(1))
                : Optional.empty();
    }

    private static Optional<InetAddress> literal(String number) {
        try {
            return Optional.of(InetAddress.getByName(number));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * The name by which a client has its share. One who has IPv6 has more addresses than anybody can count, so the
     * network of 64 bits counts.
     */
    static String shareOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address.getHostAddress();
    }
}
