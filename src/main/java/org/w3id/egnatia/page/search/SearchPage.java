package org.w3id.egnatia.page.search;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Parts;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.dossier.ComparePage;
import org.w3id.egnatia.page.dossier.DayPage;
import org.w3id.egnatia.phrase.PhraseReader;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.release.names.Level;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A page of search results. Everything that it depends on stands in its address.
 *
 * @param view   its circumstances
 * @param words  what was searched for
 * @param chosen facets with their values
 * @param day    the address of the day that the words name, if it is one of which there is a page
 * @param beside the two partners that the words set side by side; empty if they do not
 * @param answer the answer to what the words ask, if they ask for something that a question answers
 * @param ahead  true if the words ask for what is to come, and no such thing is recorded
 * @param signposts the parts of the site that the words ask for
 * @param missed words that the best hit does not have
 * @param total  number of hits
 * @param number number of this page, from 1
 * @param shown  the hits on this page
 * @param facets the ways to narrow the result
 */
public record SearchPage(View view, String words, Map<Facet, String> chosen, Optional<LocalDate> day,
                         List<Name> beside, Optional<DirectAnswer> answer, boolean ahead,
                         List<Signpost> signposts, List<String> missed, int total, int number,
                         List<Shown> shown, List<Choice> facets) implements Page {

    /** Where it stands. */
    public static final String PATH = "search";
    /** Hits on one page. */
    public static final int HITS = 20;
    /** The parameter of the part of the result, from 1. */
    public static final String PAGE = "page";

    private static final int VALUES = 40;
    private static final int VALUES_AT_ONCE = 6;
    private static final int LONGEST = 200;

    /** A hit as it is shown, with what it is in words. */
    public record Shown(Hit hit, Label label, String kind, String link, Label description) {
    }

    /** A facet with the values that can be chosen. */
    public record Choice(Facet facet, List<Value> first, List<Value> others) {
    }

    /** A value of a facet. */
    public record Value(String value, String label, int count, boolean chosen, String link) {
    }

    /** The page that an address asks for. */
    public static SearchPage of(View view) {
        Ask ask = ask(view);
        Found found = Found.of(view.site().release().names(), ask);
        int pages = Math.max(1, (found.hits().size() + HITS - 1) / HITS);
        int number = Math.min(pages, asked(view));
        List<Shown> shown = found.hits().stream().skip((long) (number - 1) * HITS).limit(HITS)
                .map(hit -> shown(hit, view)).toList();
        List<Choice> facets = Stream.of(Facet.values())
                .map(facet -> choice(facet, found.counts().get(facet), ask, view))
                .filter(choice -> !choice.first().isEmpty()).toList();
        boolean isFirst = ask.chosen().isEmpty() && number == 1;
        LocalDate today = view.site().today();
        List<String> years = Ahead.years(ask.words(), today);
        // What stands on the last day of a year to come is what stands today, and no answer to what is set for it.
        List<Signpost> signposts = isFirst ? Signpost.of(view, ask.words()) : List.of();
        Optional<DirectAnswer> answer = isFirst && signposts.isEmpty() ? Optional.of(ask.words())
                .filter(words -> Ahead.isOfAims(words, today)).flatMap(words -> DirectAnswer.ahead(view, words))
                .or(() -> DirectAnswer.of(view, ask.words(), told -> years.isEmpty()
                || Ahead.isTold(told, years, today))) : Optional.empty();
        boolean ahead = isFirst && answer.isEmpty() && Ahead.isAsked(ask.words(), today)
                && (found.hits().isEmpty() || !found.missed().isEmpty());
        return new SearchPage(view, ask.words(), ask.chosen(),
                isFirst ? PhraseReader.day(ask.words()).filter(day -> DayPage.has(day, view)) : Optional.empty(),
                isFirst ? DirectAnswer.reader(view).compared(ask.words()).stream()
                        .map(partner -> Name.of(view, partner)).toList() : List.of(),
                answer, ahead, signposts, missed(view, found), found.hits().size(),
                number, shown, facets);
    }

    /** The words that neither the name of the best hit has nor, if it is a question, a row of its answer. */
    private static List<String> missed(View view, Found found) {
        Optional<AnswerTable> answer = found.hits().stream().limit(1).filter(hit -> hit.category() == Category.QUESTION
                && !found.missed().isEmpty()).flatMap(hit -> view.site().release().queries().find(hit.thing().getURI()
                .substring(Namespaces.QUERY.length())).stream()).map(question -> SavedRows.of(view.site(),
                question.id(), Map.of()).table()).findFirst();
        return found.missed().stream().filter(word -> answer.filter(table -> !table.select(new RowSelection(
                Optional.empty(), false, word, 1), view).rows().isEmpty()).isEmpty()).toList();
    }

    /** A hit with those on its page that are parts of it. */
    public record Group(Shown shown, List<Shown> parts) {
    }

    /** The hits on this page, an agreement with its signature and its entry into force. */
    public List<Group> groups() {
        Map<Node, Shown> hits = shown.stream().collect(Collectors.toMap(one -> one.hit().thing(), one -> one,
                (one, same) -> one));
        return Parts.of(view, shown.stream().map(one -> one.hit().thing()).toList()).entrySet().stream()
                .map(group -> new Group(hits.get(group.getKey()), group.getValue().stream().map(hits::get).toList()))
                .toList();
    }

    @Override
    public boolean isBeyond() {
        return asked(view) > pages();
    }

    private static int asked(View view) {
        return Integer.parseInt(view.parameters().getOrDefault(PAGE, "1"));
    }

    /** What may be meant while words are being typed: the best few hits. */
    public static List<Shown> suggestions(View view, int most) {
        Ask ask = ask(view);
        return ask.words().isBlank() ? List.of()
                : Found.of(view.site().release().names(), ask).hits().stream().limit(most)
                .map(hit -> shown(hit, view)).toList();
    }

    private static Ask ask(View view) {
        Map<Facet, String> chosen = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            String value = view.parameters().getOrDefault(facet.code(), "");
            if (!value.isEmpty()) {
                chosen.put(facet, value);
            }
        }
        String words = view.parameters().getOrDefault("q", "");
        return new Ask(words.substring(0, Math.min(LONGEST, words.length())), chosen, view.asOf(), view.language());
    }

    private static Shown shown(Hit hit, View view) {
        Node thing = hit.thing();
        if (hit.category() == Category.QUESTION) {
            return view.site().release().queries().find(thing.getURI().substring(Namespaces.QUERY.length()))
                    .map(question ->
                    new Shown(hit, view.title(question), kind(hit, view), view.link(thing).orElse(""),
                            new Label(question.header("question"), Language.ENGLISH.tag(), false)))
                    .orElseThrow();
        }
        Label description = Stream.of(DCTerms.description, SKOS.definition)
                .map(property -> view.told(thing, property.asNode())).filter(text -> !text.isEmpty()).findFirst()
                .orElse(Label.NONE);
        Label label = view.label(thing);
        return new Shown(hit, new Label(VisibleText.of(label.text()), label.language(), label.fallback()),
                kind(hit, view), view.link(thing).orElse(""), description);
    }

    /** What the hit is, as its own page says; a thing without a class of ours is named by its category. */
    private static String kind(Hit hit, View view) {
        String types = view.site().things().types(hit.thing()).stream().map(type -> Name.of(view, type))
                .filter(type -> !type.leadsOut()).map(Name::text).collect(Collectors.joining(", "));
        return types.isEmpty() ? view.text("search.one." + hit.category().code()) : types;
    }

    private static Choice choice(Facet facet, Map<String, Integer> counts, Ask ask, View view) {
        String chosen = ask.chosen().get(facet);
        if (chosen != null) {
            counts.putIfAbsent(chosen, 0);
        }
        Comparator<Map.Entry<String, Integer>> byCount = Map.Entry.<String, Integer>comparingByValue().reversed();
        Comparator<Map.Entry<String, Integer>> order = switch (facet) {
            case TYPE -> Comparator.comparing(e -> Category.of(e.getKey()).map(Enum::ordinal).orElse(VALUES));
            case PERIOD -> Map.Entry.<String, Integer>comparingByKey().reversed();
            default -> byCount.thenComparing(Map.Entry.comparingByKey());
        };
        List<Value> values = counts.entrySet().stream().sorted(order)
                .sorted(Comparator.comparing(e -> !e.getKey().equals(chosen))).limit(VALUES).map(e ->
                new Value(e.getKey(), label(facet, e.getKey(), view), e.getValue(), e.getKey().equals(chosen),
                        link(view, facet.code(), e.getKey().equals(chosen) ? "" : e.getKey()))).toList();
        int first = Math.min(values.size(), facet == Facet.TYPE ? VALUES : VALUES_AT_ONCE);
        return new Choice(facet, values.subList(0, first), values.subList(first, values.size()));
    }

    private static String label(Facet facet, String value, View view) {
        return switch (facet) {
            case TYPE -> Category.of(value).map(c -> view.text("search.category." + c.code())).orElse(value);
            case PERIOD -> value.replace('-', '–');
            default -> facet.thing(value).map(view::name).orElse(value);
        };
    }

    private static String link(View view, String parameter, String value) {
        Map<String, String> all = new LinkedHashMap<>(view.parameters());
        all.remove(PAGE);
        all.remove(parameter);
        if (!value.isEmpty()) {
            all.put(parameter, value);
        }
        return view.link(PATH, all);
    }

    /** Why a hit is one, where its own name does not show it. */
    public Optional<String> why(Shown shown) {
        if (shown.hit().name().isEmpty()) {
            return shown.hit().level() == Level.WORDS ? Optional.of(view.text("search.why.near")) : Optional.empty();
        }
        FoundName name = shown.hit().name().get();
        if (name.kind() == FoundName.Kind.HIDDEN) {
            return Optional.of(view.text("search.why.hidden"));
        } else if (shown.hit().level() == Level.SIMILAR) {
            return Optional.of(view.text("search.why.similar"));
        } else if (name.text().equals(shown.label().text())) {
            return Optional.empty();
        }
        return Optional.of(switch (name.kind()) {
            case ACRONYM -> view.text("search.why.acronym");
            case IDENTIFIER -> view.text("search.why.identifier");
            case ALIAS -> view.text("search.why.alias");
            default -> view.text("search.why.language", languageName(name.language()));
        });
    }

    /** The name that matched, where it may be shown and is not the one that is shown anyway. */
    public Optional<FoundName> matched(Shown shown) {
        return shown.hit().name().filter(name -> name.kind() != FoundName.Kind.HIDDEN
                && !name.text().equals(shown.label().text()));
    }

    private static String languageName(String tag) {
        return tag.equals("cnr") ? "Montenegrin" : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    /** The address of the page of a day. */
    public String link(LocalDate day) {
        return view.page(DayPage.PATH + day, Map.of());
    }

    /** The address of the two partners side by side. */
    public String besideLink() {
        return view.page(ComparePage.PATH + beside.stream().map(partner -> Partners.code(partner.node()))
                .collect(Collectors.joining("/")), Map.of());
    }

    /** The address of all aims that are recorded for later days. */
    public String aheadLink() {
        return view.page("query/target-dates", Map.of());
    }

    /** Number of pages. */
    public int pages() {
        return Math.max(1, (total + HITS - 1) / HITS);
    }

    /** Link to another page of the same result. */
    public String pageLink(int page) {
        return view.with(PAGE, page == 1 ? "" : Integer.toString(page));
    }

    /** Link to the search without facets. */
    public String allLink() {
        return view.link(PATH, words.isEmpty() ? Map.of() : Map.of("q", words));
    }

    /** True if nothing is spelt as asked, but something similarly. */
    public boolean isGuess() {
        return !shown.isEmpty() && shown.get(0).hit().level() == Level.SIMILAR;
    }

    @Override
    public String template() {
        return "search.jte";
    }

    @Override
    public String title() {
        return words.isEmpty() ? view.text("search.title") : view.text("search.title.for", words);
    }

    @Override
    public List<Alternate> alternates() {
        return List.of(new Alternate("application/json", "search.json" + view.with("", "").replaceFirst("^[^?]*", "")));
    }

    @Override
    public List<String> styles() {
        return answer.isPresent() ? List.of("ask.css", "search.css") : List.of("search.css");
    }
}
