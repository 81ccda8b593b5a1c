package org.w3id.egnatia.page.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.change.Change;
import org.w3id.egnatia.publish.change.ChangeText;

/**
 * What a version of the data changed, in words, by kind of thing, by partner or by policy area.
 *
 * @param view    its circumstances
 * @param version the version
 * @param by      what the headings are
 * @param groups  the changes under their headings
 */
public record DataVersionPage(View view, DataVersion version, ChangeText.By by, Map<String, List<Change>> groups)
        implements Page {

    /** The parameter that says what the headings are. */
    public static final String BY = "by";

    /** The most changes that are shown under a heading; the file has all. */
    public static final int SHOWN = 100;

    /** The values of {@value #BY}. */
    public static List<String> headings() {
        return Arrays.stream(ChangeText.By.values()).map(by -> by.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** The page of a version. */
    public static DataVersionPage of(View view, DataVersion version) {
        ChangeText.By by = ChangeText.By.valueOf(view.parameters().getOrDefault(BY, "kind").toUpperCase(Locale.ROOT));
        return new DataVersionPage(view, version, by, new TreeMap<>(version.groups(view, by)));
    }

    /** Address of the same in another form, by its ending. */
    public String file(String ending) {
        return view.site().links().to(version.path() + '.' + ending);
    }

    @Override
    public String template() {
        return "data-version.jte";
    }

    @Override
    public String title() {
        return view.text("versions.one", version.version().version());
    }

    @Override
    public String description() {
        return version.summary(view);
    }

    @Override
    public List<Alternate> alternates() {
        return version.changes().isEmpty() ? List.of() : List.of(
                new Alternate("application/json", version.path() + ".json"),
                new Alternate("text/markdown", version.path() + ".md"));
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
