package org.w3id.egnatia.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The circumstances under which a page is shown, and what its template needs of them: links, names and words.
 *
 * @param site       the release and what is known of it
 * @param path       path of the page without a slash before it, such as {@code doc/actor/alb}
 * @param parameters other parameters of the address, which controls of the page keep
 * @param asOf       the day whose state is shown
 * @param language   the language of names, of the head and the foot, and of the page if it is translated
 */
public record View(Site site, String path, Map<String, String> parameters, AsOf asOf, Language language) {

    /** Parameter of the day. */
    public static final String AS_OF = "as-of";
    /** Parameter of the language of names. */
    public static final String LANGUAGE = "lang";

    private static final String QUERIES = "query/";

    /** The language in which the page is written, beside its names: English if it is not translated. */
    public Language written() {
        return Translated.has(path) ? language : Language.ENGLISH;
    }

    /** The words of the interface in the language of the page. */
    public Messages words() {
        return site.messages(written());
    }

    /** A word or sentence of the interface. */
    public String text(String key, Object... arguments) {
        return words().text(key, arguments);
    }

    /** A word or sentence of the head and the foot, which are in the reader's language on every page. */
    public String frame(String key, Object... arguments) {
        return site.messages(language).text(key, arguments);
    }

    /** What an element with a text says of its language: nothing if the page is written in it. */
    public String lang(String tag) {
        return tag.isEmpty() || tag.equals(written().tag()) ? null : tag;
    }

    /** What an element with an English text says of its language: nothing on a page in English. */
    public String english() {
        return lang(Language.ENGLISH.tag());
    }

    /** What an element that has the page in it says of the language: nothing if that is the reader's. */
    public String otherLanguage() {
        return written() == language ? null : written().tag();
    }

    /** This page in another language: the address that search engines and the menu of languages have. */
    public String in(Language other) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        dayParameter().ifPresent(name -> asOf.chosen().ifPresent(day -> all.put(name, day.toString())));
        if (!other.isEnglish()) {
            all.put(LANGUAGE, other.tag());
        }
        return site.links().to(path) + query(all);
    }

    /** The address with scheme and host of this page, whatever the day, in a language. */
    public String canonical(Language other) {
        return site.links().absolute(path) + (other.isEnglish() ? "" : query(Map.of(LANGUAGE, other.tag())));
    }

    /** The address with scheme and host that search engines keep: one for each language in which there is a page. */
    public String canonical() {
        return canonical(written());
    }

    /** True if the page is had in all languages. */
    public boolean isTranslated() {
        return Translated.has(path);
    }

    /** Link to a path of this site that keeps the day and the language. */
    public String link(String path) {
        return link(path, Map.of());
    }

    /** Link to a path with parameters; those of the day and the language are added. */
    public String link(String path, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        dayParameter(path).ifPresent(name -> asOf.chosen().ifPresent(day -> all.putIfAbsent(name, day.toString())));
        if (language != Language.ENGLISH) {
            all.putIfAbsent(LANGUAGE, language.tag());
        }
        return site.links().to(path) + query(all);
    }

    /** Link to a path with these parameters and no others: an address that gives the same to everybody. */
    public String exactly(String path, Map<String, String> parameters) {
        return site.links().to(path) + query(parameters);
    }

    /** Link to a page with these parameters and the language, whatever the day of this page. */
    public String page(String path, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (!language.isEnglish()) {
            all.put(LANGUAGE, language.tag());
        }
        return exactly(path, all);
    }

    /** Link to the page of an IRI of ours, or to the address of another's; empty if it is no address of the web. */
    public Optional<String> link(Node iri) {
        return Links.isOurs(iri) ? Optional.of(link(Links.path(iri.getURI()))) : site.links().to(iri);
    }

    /** The parameter by which this page is had as of a day; empty if it does not change with the day. */
    public Optional<String> dayParameter() {
        return dayParameter(path);
    }

    private Optional<String> dayParameter(String other) {
        if (!other.startsWith(QUERIES)) {
            return Links.hasDays(other) ? Optional.of(AS_OF) : Optional.empty();
        }
        String id = other.substring(QUERIES.length()).replaceFirst("\\.[a-z]+$", "");
        return site.release().queries().find(id).filter(SavedQuery::hasDate).map(query -> SavedQuery.DATE);
    }

    /** A day to which the head of the page leads, in words. */
    public record DayLink(String words, String link) {
    }

    /**
     * The days to which a page leads that changes with the day: a year before, and those of the partners' steps before
     * and after; and today, if another day is shown.
     */
    public List<DayLink> otherDays() {
        List<DayLink> links = new ArrayList<>();
        StepDays steps = StepDays.of(site);
        asOf.chosen().ifPresent(day -> links.add(new DayLink(frame("as-of.today"),
                with(dayParameter().orElse(""), ""))));
        links.add(dayLink("as-of.year-before", asOf.day().minusYears(1)));
        steps.before(asOf.day()).ifPresent(day -> links.add(dayLink("as-of.step-before", day)));
        steps.after(asOf.day()).filter(day -> !day.isAfter(asOf.today()))
                .ifPresent(day -> links.add(dayLink("as-of.step-after", day)));
        return links;
    }

    private DayLink dayLink(String key, LocalDate day) {
        return new DayLink(frame(key, frameDay(day)), with(dayParameter().orElse(""), day.toString()));
    }

    /** This page with one parameter set to another value, or without it if the value is empty. */
    public String with(String parameter, String value) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        dayParameter().ifPresent(name -> asOf.chosen().ifPresent(day -> all.put(name, day.toString())));
        if (language != Language.ENGLISH) {
            all.put(LANGUAGE, language.tag());
        }
        all.remove(parameter);
        if (!value.isEmpty()) {
            all.put(parameter, value);
        }
        return site.links().to(path) + query(all);
    }

    /** This page with some parameters in the place of those that it has; the day and the language stay. */
    public String showing(Map<String, String> others) {
        return link(path, others);
    }

    /** Address of the workbench with a query in its editor. */
    public String openQuery(String query) {
        return link("sparql") + "#query=" + encode(query);
    }

    /** Address of the answer to a query. */
    public String asked(String query) {
        return site.links().to("sparql") + "?query=" + encode(query);
    }

    /** True if this page lies at or below a path of the menu. */
    public boolean isIn(String place) {
        return path.equals(place) || path.startsWith(place.endsWith("/") ? place : place + "/");
    }

    /** Address of a style sheet, script or picture of the site. */
    public String asset(String name) {
        return site.links().to("assets/" + name);
    }

    /** The name of a thing in the reader's language, or by the fallback order. */
    public Label label(Node node) {
        return plain(node).orElseGet(() -> known(node));
    }

    /** What a property says of a thing, in the language of the page or by the fallback order; empty if nothing. */
    public Label told(Node thing, Node property) {
        return told(site.things().values(thing, property));
    }

    /** Of a text in several languages that in the language of the page or by the fallback order; empty if none is. */
    public Label told(List<Node> texts) {
        Map<String, String> inLanguages = new LinkedHashMap<>();
        texts.stream().filter(Node::isLiteral).forEach(text -> inLanguages.putIfAbsent(text.getLiteralLanguage(),
                VisibleText.of(text.getLiteralLexicalForm())));
        return Label.of(inLanguages, written()).orElse(Label.NONE);
    }

    /** The words of pages for a concept whose name is one of the trade, as {@code explicitly none} is. */
    private Optional<Label> plain(Node node) {
        Messages own = site.messages(language);
        return Optional.of(node).filter(one -> one.isURI() && one.getURI().startsWith(Namespaces.VOC))
                .map(one -> "plain." + one.getURI().substring(Namespaces.VOC.length()).replace('/', '.'))
                .filter(own.keys()::contains).map(key -> new Label(own.text(key), language.tag(), false));
    }

    private Label known(Node node) {
        Label label = site.things().label(node, language);
        if (!label.fallback() || !node.isURI()) {
            return label;
        } else if (!node.getURI().startsWith(Namespaces.DEF)) {
            return PatternNames.of(this, node).orElse(label);
        }
        // Terms have English labels in the ontology, and their names in other languages among the words of pages.
        String key = "def." + Namespaces.code(node);
        Messages own = site.messages(language);
        return own.keys().contains(key) ? new Label(own.text(key), language.tag(), false) : label;
    }

    /** The title of a saved question in the reader's language, or in English. */
    public Label title(SavedQuery question) {
        return site.messages(language).question(question.id())
                .map(title -> new Label(title, language.tag(), false))
                .orElseGet(() -> new Label(question.title(), Language.ENGLISH.tag(), language != Language.ENGLISH));
    }

    /** The name as plain text. */
    public String name(Node node) {
        return label(node).text();
    }

    /** A day in words in English: 21 March 2024. */
    public static String inWords(LocalDate day) {
        return Messages.ENGLISH.day(day);
    }

    /** A day in words in the language of the page. */
    public String day(LocalDate day) {
        return words().day(day);
    }

    /** A day in words in the language of the head and the foot. */
    public String frameDay(LocalDate day) {
        return site.messages(language).day(day);
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream()
                .map(p -> encode(p.getKey()) + "=" + encode(p.getValue())).collect(Collectors.joining("&", "?", ""));
    }

    /** The address with scheme and host under which this page is had again as of the same day. */
    public String permanent() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        dayParameter().ifPresent(name -> all.put(name, asOf.day().toString()));
        return site.links().absolute(path) + query(all);
    }

    /** True if this page has a picture of its own; files of a copy have none. */
    public boolean hasPicture() {
        return site.copy().isEmpty() && ShareCard.has(path);
    }

    /** The address with scheme and host of the picture by which this page is shared, if it has one. */
    public String picture() {
        Map<String, String> all = new LinkedHashMap<>();
        dayParameter().filter(AS_OF::equals).ifPresent(name -> asOf.chosen().ifPresent(day -> all.put(name,
                day.toString())));
        if (!language.isEnglish()) {
            all.put(LANGUAGE, language.tag());
        }
        return site.links().absolute(ShareCard.PLACE + path + ".png") + query(all);
    }

    /** How to cite this page. */
    public String citation(String title) {
        return new Citation(permanent(), title, site.release().version(), site.release().issued(),
                dayParameter().isPresent() ? asOf.chosen() : Optional.empty()).inWords();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
