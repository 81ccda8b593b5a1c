package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whose request it is, so that each client has its share.
 *
 * @param header the header in which a proxy in front tells the address of the client. Proxies add to what the client
 *               itself has sent, so the last value is the one to believe
 */
record ClientNames(Optional<String> header) {

    private static final int MAX_LENGTH = 64;

    /** The name of the client. */
    String of(HttpServletRequest request) {
        return header.flatMap(name -> last(Collections.list(request.getHeaders(name)))).orElseGet(request::getRemoteAddr);
    }

    private static Optional<String> last(List<String> values) {
        String[] addresses = String.join(",", values).split(",");
        String address = addresses.length == 0 ? "" : addresses[addresses.length - 1].strip();
        return address.isEmpty() ? Optional.empty() : Optional.of(address.substring(0, Math.min(address.length(), MAX_LENGTH)));
    }
}
