package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * The networks of the proxies that are believed when they say on whose behalf they ask.
 *
 * @param networks addresses and networks
 */
public record Proxies(InetAddressSet networks) {

    /** The word for this machine. */
    public static final String LOOPBACK = "loopback";
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1");

    /**
     * Reads networks as an operator writes them.
     *
     * @param words addresses, networks as {@code 10.1.0.0/16} or {@code fd00::/8}, or {@link #LOOPBACK}
     * @throws IllegalArgumentException with a sentence, if one of them is none
     */
    public static Proxies of(List<String> words) {
        InetAddressSet networks = new InetAddressSet();
        for (String word : words) {
            if (word.equals(LOOPBACK)) {
                networks.addAll(THIS_MACHINE);
            } else {
                add(word, networks);
            }
        }
        return new Proxies(networks);
    }

    /** A name would be looked up, so only numbers are taken. */
    private static void add(String word, InetAddressSet networks) {
        String wrong = word + " is no network; give an address, a network such as 10.1.0.0/16 or fd00::/8, or "
                + LOOPBACK;
        String[] parts = word.split("/", -1);
        if (Addresses.of(parts[0]).isEmpty() || parts.length > 2 || parts.length == 2
                && !parts[1].matches("\\d{1,3}")) {
            throw new IllegalArgumentException(wrong);
        }
        try {
            networks.add(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong + ", whose last bits are zero", e);
        }
    }

    /** True if an address is that of a proxy. */
    boolean has(InetAddress address) {
        return networks.test(address);
    }
}
