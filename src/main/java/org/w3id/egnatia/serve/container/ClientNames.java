package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose request it is, so that each client has its share. What a header says is believed only as far as it was written
 * by a proxy that is trusted: every proxy adds the address that asked it at the end, so the header is read from there,
 * and the first address that is none of a trusted proxy is the client's. What stands before that the client may have
 * written itself. One header is read, since a proxy that writes one may pass on the other as a client sent it.
 *
 * @param header  the header that is read: {@code Forwarded} as RFC 7239 has it, any other as a list of addresses
 * @param proxies who is believed
 */
public record ClientNames(String header, Proxies proxies) {

    /** The header that most proxies write. */
    public static final String USUAL = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";
    private static final List<String> TELLING = List.of(FORWARDED, USUAL);
    private static final String VALUE = "(?:\"[^\"\\\\]*\"|[^\\s\";,=]+)";
    /** An element of Forwarded and nothing more, so that a part of a quoted text is never taken for one. */
    private static final Pattern ELEMENT = Pattern.compile("[\\w-]+=" + VALUE + "(?:\\s*;\\s*[\\w-]+=" + VALUE + ")*");
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=(\"[^\"]*\"|[^;]*)");

    /** Believes nobody. */
    public static final ClientNames OF_CONNECTIONS = new ClientNames(USUAL, Proxies.of(List.of()));

    /**
     * Who asks.
     *
     * @param address  of the client, as far as it is known
     * @param isHeeded false if a header tells of a client and was not believed
     */
    record Client(InetAddress address, boolean isHeeded) {
    }

    /**
     * Finds the client of a request.
     *
     * @param peer    the address that the connection came from
     * @param headers the values of a header by its name, in order
     */
    Client of(InetAddress peer, Function<String, List<String>> headers) {
        InetAddress nearest = peer;
        List<String> told = new ArrayList<>(List.of(String.join(",", headers.apply(header)).split(",")));
        Collections.reverse(told);
        boolean isHeeded = false;
        for (String element : told) {
            Optional<InetAddress> before = proxies.has(nearest) ? address(element.strip()) : Optional.empty();
            if (before.isEmpty()) {
                break;
            }
            nearest = before.get();
            isHeeded = true;
        }
        return new Client(nearest, isHeeded || TELLING.stream().allMatch(name -> headers.apply(name).isEmpty())
                && headers.apply(header).isEmpty());
    }

    private Optional<InetAddress> address(String element) {
        if (!header.equalsIgnoreCase(FORWARDED)) {
            return Addresses.of(element);
        }
        Matcher node = FOR.matcher(element);
        return ELEMENT.matcher(element).matches() && node.find() ? Addresses.of(node.group(1).replace("\"", "").strip())
                : Optional.empty();
    }
}
