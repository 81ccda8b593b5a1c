package org.w3id.egnatia.page.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/**
 * A briefing as well-formed XHTML that is whole in itself, to be made a file: what the page says, with the footnote,
 * the version of the data and the permanent address at the foot of each sheet.
 *
 * @param brief the briefing
 * @param size  the size of its letters, in tenths of a point
 */
public record PrintedBrief(Briefing brief, int size) implements Page {

    /** The number of sheets that it fits on. */
    public static final int SHEETS = 2;
    /** The sizes to be tried until it fits, in tenths of a point, the most legible first. */
    public static final List<Integer> SIZES = List.of(82, 78, 74, 70);

    private static final int TENTHS = 10;
    private static final String STYLE = "/assets/brief-print.css";

    @Override
    public View view() {
        return brief.view();
    }

    /** The style sheet of the file. */
    public String style() {
        try (InputStream sheet = Objects.requireNonNull(PrintedBrief.class.getResourceAsStream(STYLE), STYLE)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8) + "body { font-size: " + size / TENTHS + '.'
                    + size % TENTHS + "pt; }";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bookmarks of the file: anchors of its sections with their titles. */
    public Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        brief.sections().forEach(section -> sections.put(section.id(), view().text("brief." + section.id())));
        sections.put("notes", view().text("brief.notes"));
        return sections;
    }

    @Override
    public String template() {
        return "brief-print.jte";
    }

    @Override
    public String title() {
        return brief.title() + ", " + view().day(view().asOf().day());
    }

    @Override
    public String description() {
        return brief.description();
    }
}
