package org.w3id.egnatia.page.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.CitedLines;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.WholePage;

/**
 * The page of a text document; or, with the list of one of its sections, that section by itself.
 *
 * @param view    its circumstances
 * @param whole   all that is recorded of the document, as of any other source
 * @param reading its sections and lines
 * @param section the section that is shown by itself, if the address names one
 */
public record DocumentPage(View view, EntityPage whole, Reading reading, Optional<Reading.Part> section)
        implements WholePage {

    /** The page of a document, from the page that it would have as any other thing. */
    public static DocumentPage of(EntityPage whole) {
        return new DocumentPage(whole.view(), whole, Reading.of(whole.view(), whole.head().name().node()),
                Optional.empty());
    }

    /** True if the address asks for a section by itself. */
    public static boolean isSection(View view) {
        return view.parameters().getOrDefault(EntityPage.LIST, "").startsWith(CitedLines.LINES);
    }

    /**
     * The section of a document that the address names; empty if there is none of that name.
     *
     * @param view  the circumstances, with the list of the address
     * @param whole the page of the document without it
     */
    public static Optional<DocumentPage> section(View view, EntityPage whole) {
        Reading reading = Reading.of(view, whole.head().name().node());
        String code = view.parameters().get(EntityPage.LIST).substring(CitedLines.LINES.length());
        return view.parameters().containsKey(EntityPage.PAGE) ? Optional.empty()
                : reading.part(code).map(part -> new DocumentPage(view, whole, reading, Optional.of(part)));
    }

    /** Address of a section by itself. */
    public String link(Reading.Part part) {
        return view.showing(Map.of(EntityPage.LIST, CitedLines.LINES + part.code()));
    }

    /** The section that comes before or after the one that is shown. */
    public Optional<Reading.Part> beside(int step) {
        List<Reading.Part> parts = reading.parts();
        int place = section.map(parts::indexOf).orElse(-1) + step;
        return section.isPresent() && place >= 0 && place < parts.size() ? Optional.of(parts.get(place))
                : Optional.empty();
    }

    @Override
    public String template() {
        return "document.jte";
    }

    @Override
    public String title() {
        return whole.title() + section.map(part -> " – " + part.title()).orElse("");
    }

    @Override
    public String description() {
        return whole.description();
    }
}
