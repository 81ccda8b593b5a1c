package org.w3id.egnatia.page;

import java.net.URI;
import java.util.Optional;

/**
 * Where readers report errors: by mail or on a page for new issues, with the address of the page, the version of the
 * data and what a report needs filled in.
 *
 * @param to an address that begins with {@code mailto:}, or that of a page for new issues which takes the parameters
 *           {@code title} and {@code body}; empty if whoever runs the server named none
 */
public record Reports(Optional<URI> to) {

    /** Nowhere. */
    public static final Reports NONE = new Reports(Optional.empty());

    private static final String ABOUT = "about";
    private static final String HOW = "#errors";

    /** True of an address that reports can be sent to. */
    public static boolean isAddress(URI address) {
        String scheme = address.getScheme();
        return "mailto".equals(scheme) && address.getSchemeSpecificPart().matches("[^@?\\s]+@[^@?\\s]+")
                || "https".equals(scheme) && address.getHost() != null && address.getRawFragment() == null;
    }

    /** The address that begins a report on a page; where there is none, that of the page which says how. */
    public String link(View view, String title) {
        if (to.isEmpty()) {
            return view.link(ABOUT) + HOW;
        }
        boolean mail = "mailto".equals(to.get().getScheme());
        String subject = view.site().messages().text("report.subject", title);
        String body = view.site().messages().text("report.body", view.permanent(), view.site().release().version());
        return to.get() + (to.get().toString().contains("?") ? "&" : "?") + (mail ? "subject=" : "title=")
                + View.encode(subject) + "&body=" + View.encode(body);
    }
}
