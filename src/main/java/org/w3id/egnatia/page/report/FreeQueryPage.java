package org.w3id.egnatia.page.report;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.WorkbenchPage;

/**
 * Queries of readers on a copy of the site as files: answered in their browsers where an engine is among the files;
 * else it says that they need a server, and where there is one.
 *
 * @param view its circumstances
 */
public record FreeQueryPage(View view) implements Page {

    /** Where it stands. */
    public static final String PATH = "copy/sparql";

    /** What answers in the browser; empty if nothing does. */
    public Optional<Copy.Engine> engine() {
        return view.site().copy().flatMap(Copy::engine);
    }

    /** A query to begin with. */
    public String example() {
        return WorkbenchPage.EXAMPLE;
    }

    @Override
    public String template() {
        return "free-query.jte";
    }

    @Override
    public String title() {
        return view.text(engine().isPresent() ? "copy.query.here" : "copy.query.title");
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

    @Override
    public List<String> scripts() {
        return engine().isPresent() ? List.of("free-query.js") : List.of();
    }
}
