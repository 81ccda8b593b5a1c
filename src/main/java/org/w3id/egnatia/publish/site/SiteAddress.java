package org.w3id.egnatia.publish.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.serve.http.AddressQuery;

/**
 * An address of the site.
 *
 * @param path       without a slash before it, after percent-decoding
 * @param parameters name to value
 * @param fragment   the fragment as it stands in addresses; empty if there is none
 */
record SiteAddress(String path, Map<String, String> parameters, String fragment) {

    SiteAddress {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** A path alone. */
    static SiteAddress of(String path) {
        return new SiteAddress(path, Map.of(), "");
    }

    /**
     * What a link of a page leads to; empty if that is no page of the site, or the page itself.
     *
     * @param link   value of an attribute
     * @param root   the path under which the pages believe to be, with a slash at both ends
     * @param within path of the page in which it stands
     */
    static Optional<SiteAddress> read(String link, String root, String within) {
        int hash = link.indexOf('#');
        String fragment = hash < 0 ? "" : link.substring(hash + 1);
        String rest = hash < 0 ? link : link.substring(0, hash);
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        if (rest.isEmpty() || !path.isEmpty() && (!path.startsWith(root) || path.startsWith("//"))) {
            return Optional.empty();
        }
        Optional<AddressQuery> query = AddressQuery.parse(mark < 0 ? "" : rest.substring(mark + 1));
        Map<String, String> parameters = new TreeMap<>();
        for (Map.Entry<String, List<String>> value : query.map(AddressQuery::values).orElse(Map.of()).entrySet()) {
            parameters.put(value.getKey(), value.getValue().get(0));
        }
        return query.map(q -> new SiteAddress(path.isEmpty() ? within
                : URLDecoder.decode(path.substring(root.length()).replace("+", "%2B"), StandardCharsets.UTF_8),
                parameters, fragment));
    }

    /** The same with other parameters. */
    SiteAddress with(Map<String, String> others) {
        return new SiteAddress(path, others, fragment);
    }

    /** Path and query as they stand in addresses. */
    String inAddress() {
        return path.replace("%", "%25").replace(" ", "%20").replace("?", "%3F").replace("#", "%23")
                + AddressQuery.write(parameters);
    }
}
