package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whose request it is, so that each client has its share.
 *
 * @param header the header in which a proxy in front tells the address of the client. Proxies add to what the client
 *               itself has sent, so the last value is the one to believe
 */
public record ClientNames(Optional<String> header) {

    private static final int MAX_LENGTH = 64;

    /**
     * The name of the client. One who has IPv6 has more addresses than anybody can count, so the network of 64 bits
     * counts.
     *
     * @param peer   the address that the connection came from
     * @param values the values of the header, in order
     */
    String of(String peer, List<String> values) {
        return network(last(values).orElse(peer));
    }

    private static String network(String address) {
        String plain = address.replaceFirst("^\\[", "").replaceFirst("\\](:\\d+)?$", "").replaceFirst("%.*$", "");
        if (!plain.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")) {
            return address.replaceFirst(":\\d+$", "");
        }
        try {
            // A literal address: nothing is looked up.
            byte[] bytes = InetAddress.getByName(plain).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : plain;
        } catch (UnknownHostException e) {
            return plain;
        }
    }

    private static Optional<String> last(List<String> values) {
        String[] addresses = String.join(",", values).split(",");
        String address = addresses.length == 0 ? "" : addresses[addresses.length - 1].strip();
        return address.isEmpty() ? Optional.empty()
                : Optional.of(address.substring(0, Math.min(address.length(), MAX_LENGTH)));
    }
}
