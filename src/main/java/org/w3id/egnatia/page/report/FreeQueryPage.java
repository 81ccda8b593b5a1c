package org.w3id.egnatia.page.report;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/**
 * Says on a copy of the site as files that queries of readers need a server, and where there is one.
 *
 * @param view its circumstances
 */
public record FreeQueryPage(View view) implements Page {

    /** Where it stands. */
    public static final String PATH = "copy/sparql";

    /** The server that answers queries; empty if nobody named one. */
    public Optional<String> server() {
        return view.site().copy().flatMap(Copy::server).map(URI::toString);
    }

    @Override
    public String template() {
        return "free-query.jte";
    }

    @Override
    public String title() {
        return view.text("copy.query.title");
    }

    @Override
    public boolean isCitable() {
        return false;
    }

    @Override
    public boolean isIndexed() {
        return false;
    }

    @Override
    public List<String> styles() {
        return List.of("workbench.css");
    }
}
