package org.w3id.egnatia.publish.site;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.Entry;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The names of all things that can be found, in comparable form, as a script: pages opened from disk may load scripts
 * and nothing else.
 */
final class NamesFile {

    private NamesFile() {
    }

    /** A thing that can be found. */
    private record Found(Category category, String label, String language, String file, boolean confirmed,
            Set<String> names) {
    }

    /** The script. */
    static String of(Site site, Extent extent) {
        View view = new View(site, "", Map.of(), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
        List<Found> all = site.release().names().things().stream().flatMap(thing ->
                site.release().names().entry(thing).flatMap(entry -> found(entry, view, extent)).stream())
                .sorted(Comparator.comparing(Found::category).thenComparing(found -> found.label().length())
                        .thenComparing(Found::label).thenComparing(Found::file)).toList();
        JsonObject types = new JsonObject();
        Map<Category, String> words = new TreeMap<>();
        all.forEach(found -> words.computeIfAbsent(found.category(), category ->
                view.text("search.one." + category.code())));
        words.forEach((category, word) -> types.put(category.code(), word));
        StringBuilder script = new StringBuilder("window.egnatiaNames = {\"types\": " + line(types)
                + ", \"letters\": " + letters() + ", \"unconfirmed\": "
                + line(new JsonString(view.text("search.unconfirmed"))) + ", \"things\": [\n");
        for (Found found : all) {
            JsonArray row = new JsonArray();
            row.add(found.file());
            row.add(found.label());
            row.add(found.language());
            row.add(found.category().code());
            row.add(found.confirmed() ? 1 : 0);
            found.names().forEach(row::add);
            script.append(line(row)).append(",\n");
        }
        return script.append("]};\n").toString();
    }

    /** The letters that are written as others, for a script that compares as the program does. */
    static String letters() {
        JsonObject letters = new JsonObject();
        new TreeMap<>(Folding.letters()).forEach((letter, latin) -> letters.put(Character.toString(letter), latin));
        return line(letters);
    }

    /** JSON in one line, as a script may have it (ECMA-262, section 12.3). */
    static String line(JsonValue json) {
        return json.toString().replaceAll("\\s*\\n\\s*", " ").replace("\u2028", "\\u2028").replace("\u2029",
                "\\u2029");
    }

    private static Optional<Found> found(Entry entry, View view, Extent extent) {
        Node thing = entry.thing();
        Optional<Placed> placed = Links.isOurs(thing) ? extent.of(SiteAddress.of(Links.path(thing.getURI())))
                .filter(Placed::isPage) : Optional.empty();
        Label label = entry.category() == Category.QUESTION ? view.site().release().queries()
                .find(thing.getURI().substring(Namespaces.QUERY.length()))
                .map(question -> new Label(question.title(), "en", false)).orElse(view.label(thing))
                : view.label(thing);
        Set<String> names = new LinkedHashSet<>();
        names.add(String.join(" ", Folding.words(VisibleText.of(label.text()))));
        for (FoundName name : entry.names()) {
            names.add(String.join(" ", Folding.words(name.text())));
        }
        names.remove("");
        return placed.map(page -> new Found(entry.category(), VisibleText.of(label.text()), label.language(),
                page.file(), entry.confirmed(), names));
    }
}
