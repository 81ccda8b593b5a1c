package org.w3id.egnatia.page.thing;

import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;

/**
 * A list to browse: the types of things at {@code id/}, the things of a type from A to Z, the concept schemes at
 * {@code voc}, the named graphs at {@code graph}.
 *
 * @param view    its circumstances
 * @param title   what is listed
 * @param lead    what these things are
 * @param entries those of this page
 * @param total   how many there are, of the letter if one was chosen
 * @param letters first letters that occur; none for short lists
 * @param page    number of this page, from 1
 * @param pages   number of pages
 */
public record DirectoryPage(View view, String title, String lead, List<Entry> entries, int total, List<String> letters,
                            int page, int pages)
        implements Page {

    private static final String LETTER = "letter";
    private static final String PAGE = "page";
    private static final String THINGS = "id/";
    private static final int LENGTH = 90;

    /**
     * A line of the list.
     *
     * @param text     name of the thing
     * @param language language of the name as a BCP 47 tag; may be empty
     * @param link     address of its page
     * @param note     what else is said of it
     */
    public record Entry(String text, String language, String link, String note) {
    }

    /** True if there is such a list at a path, whatever the spelling of its end. */
    public static boolean isAt(Site site, String path) {
        String right = path(path);
        return right.equals(THINGS) || right.equals("voc") || right.equals("graph")
                || right.startsWith(THINGS) && right.indexOf('/', THINGS.length()) < 0
                && Directory.of(site).types().containsKey(right.substring(THINGS.length()));
    }

    /** The right spelling of the path of a list. */
    public static String path(String path) {
        String bare = path.replaceFirst("/+$", "").replaceFirst("^doc(?=/|$)", "id");
        return bare.equals("id") ? THINGS : bare;
    }

    /** The list at the path of a view; empty if it has no such page. */
    public static Optional<DirectoryPage> of(View view) {
        return switch (view.path()) {
            case THINGS -> Optional.of(all(view, "directory.things", "directory.things.lead", Directory.of(view.site())
                    .types().entrySet().stream()
                    .map(type -> new Entry(typeName(view, type.getKey()), "", view.link(THINGS + type.getKey()),
                            type.getValue().toString())).toList()));
            case "voc" -> Optional.of(all(view, "directory.schemes", "directory.schemes.lead",
                    entries(view, view.site().things().having(RDF.type.asNode(), SKOS.ConceptScheme.asNode()))));
            case "graph" -> Optional.of(all(view, "directory.graphs", "directory.graphs.lead",
                    entries(view, view.site().release().graphNames().stream().map(NodeFactory::createURI).toList())));
            default -> ofType(view, view.path().substring(THINGS.length()));
        };
    }

    private static DirectoryPage all(View view, String title, String lead, List<Entry> entries) {
        return new DirectoryPage(view, view.text(title), view.text(lead), entries, entries.size(), List.of(), 1, 1);
    }

    private static Optional<DirectoryPage> ofType(View view, String type) {
        List<Directory.Listed> all = Directory.of(view.site()).things(view, type);
        String letter = view.parameters().getOrDefault(LETTER, "");
        List<Directory.Listed> chosen = letter.isEmpty() ? all
                : all.stream().filter(one -> one.letter().equals(letter)).toList();
        int pages = Math.max(1, (chosen.size() + LENGTH - 1) / LENGTH);
        String asked = view.parameters().getOrDefault(PAGE, "1");
        int page = asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 0;
        if (page < 1 || page > pages || chosen.isEmpty()) {
            return Optional.empty();
        }
        List<String> letters = all.size() <= LENGTH ? List.of() : all.stream().map(Directory.Listed::letter).distinct()
                .sorted(Collator.getInstance(Locale.UK)).toList();
        return Optional.of(new DirectoryPage(view, typeName(view, type), view.text("directory.type.lead", all.size()),
                chosen.subList((page - 1) * LENGTH, Math.min(chosen.size(), page * LENGTH)).stream().map(one ->
                entry(view, one.thing())).toList(), chosen.size(), letters, page, pages));
    }

    private static List<Entry> entries(View view, List<Node> things) {
        Collator order = Collator.getInstance(Locale.UK);
        return things.stream().map(thing -> entry(view, thing))
                .sorted(Comparator.comparing(Entry::text, order).thenComparing(Entry::link)).toList();
    }

    private static Entry entry(View view, Node thing) {
        Name name = Name.of(view, thing);
        String note = view.site().things().isUnconfirmed(thing) ? view.text("fact.unconfirmed") : "";
        return new Entry(name.text(), name.language(), name.link().orElse(""), note);
    }

    private static String typeName(View view, String type) {
        String key = "type." + type;
        return view.site().messages().keys().contains(key) ? view.text(key) : type;
    }

    /** The entries by first letter if they are more than a page of things has, else all of them under no letter. */
    public Map<String, List<Entry>> groups() {
        return entries.stream().collect(Collectors.groupingBy(entry -> entries.size() <= LENGTH ? ""
                : Directory.letter(entry.text()), LinkedHashMap::new, Collectors.toList()));
    }

    /** Address of the things with a first letter, or of all if it is empty. */
    public String letterLink(String letter) {
        return view.showing(letter.isEmpty() ? Map.of() : Map.of(LETTER, letter));
    }

    /** True if the page shows the things with this first letter. */
    public boolean isChosen(String letter) {
        return view.parameters().getOrDefault(LETTER, "").equals(letter);
    }

    /** Address of another page of the list. */
    public String pageLink(int number) {
        return view.with(PAGE, Integer.toString(number));
    }

    @Override
    public String template() {
        return "directory.jte";
    }

    @Override
    public String description() {
        return lead;
    }
}
