package org.w3id.egnatia.page.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A long list of which an address asks for a part: what belongs to a partner, a topic, a kind or a weight, one page at
 * a time. Choices are offered with their numbers, and none that leads to nothing.
 *
 * @param view       its circumstances
 * @param facets by what it can be narrowed
 * @param shown  what is on this page
 * @param chosen all that has what was chosen
 * @param everything all of them, what matters most first
 * @param page   the number of the page, from 1
 * @param pages  how many pages there are
 * @param <T>    what is listed
 */
public record Narrowed<T>(View view, List<Facet> facets, List<T> shown, List<T> chosen, List<T> everything, int page,
                          int pages) {

    /** Parameter of the page. */
    public static final String PAGE = "page";
    /** Parameter of the policy area. */
    public static final String TOPIC = "topic";
    /** Parameter of the kind of fact. */
    public static final String KIND = "kind";
    /** The kind that is no type of facts: figures that are an amount in a currency. */
    public static final String MONEY = "money";
    /** Parameter of the weight of the best source. */
    public static final String WEIGHT = "weight";
    /** Parameter of the year. */
    public static final String YEAR = "year";

    /**
     * By what a list can be narrowed.
     *
     * @param parameter the parameter of addresses
     * @param choices   what can be chosen, by name
     */
    public record Facet(String parameter, List<Choice> choices) {
    }

    /**
     * What can be chosen.
     *
     * @param code   as addresses have it
     * @param label  its name
     * @param lang   what an element with the name says of its language; null if it is that of the page
     * @param count  how many there are of it beside what else was chosen
     * @param chosen true if it is chosen
     */
    public record Choice(String code, String label, String lang, long count, boolean chosen) {
    }

    /**
     * The part that a view asks for.
     *
     * @param all  everything, what matters most first
     * @param by   what each belongs to, by parameter
     * @param size how many stand on a page
     */
    public static <T> Narrowed<T> of(View view, List<T> all, Map<String, Function<T, List<Name>>> by, int size) {
        List<Facet> facets = new ArrayList<>();
        by.forEach((parameter, belongs) -> facets.add(new Facet(parameter, choices(view, parameter, belongs,
                all, chosen(view, all, by, parameter)))));
        List<T> chosen = chosen(view, all, by, "");
        int page = Integer.parseInt(view.parameters().getOrDefault(PAGE, "1"));
        return new Narrowed<>(view, List.copyOf(facets), chosen.stream().skip((page - 1L) * size).limit(size).toList(),
                chosen, all, page, Math.max(1, (chosen.size() + size - 1) / size));
    }

    /** What has all that is chosen by parameters other than one. */
    private static <T> List<T> chosen(View view, List<T> all, Map<String, Function<T, List<Name>>> by, String except) {
        List<T> left = all;
        for (Map.Entry<String, Function<T, List<Name>>> facet : by.entrySet()) {
            String code = view.parameters().getOrDefault(facet.getKey(), "");
            if (!code.isEmpty() && !facet.getKey().equals(except)) {
                left = left.stream().filter(one -> facet.getValue().apply(one).stream()
                        .anyMatch(name -> code(name).equals(code))).toList();
            }
        }
        return left;
    }

    private static <T> List<Choice> choices(View view, String parameter, Function<T, List<Name>> belongs, List<T> all,
            List<T> left) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Name> labels = new LinkedHashMap<>();
        String chosen = view.parameters().getOrDefault(parameter, "");
        all.forEach(one -> belongs.apply(one).forEach(name -> labels.put(code(name), name)));
        left.forEach(one -> belongs.apply(one).stream().map(Narrowed::code).distinct()
                .forEach(code -> counts.merge(code, 1L, Long::sum)));
        if (!chosen.isEmpty()) {
            counts.putIfAbsent(chosen, 0L);
        }
        return counts.entrySet().stream().map(entry -> {
            Optional<Name> name = Optional.ofNullable(labels.get(entry.getKey()));
            return new Choice(entry.getKey(), name.map(Name::text).orElse(entry.getKey()),
                    name.map(Name::lang).orElse(null), entry.getValue(), entry.getKey().equals(chosen));
        }).sorted(Comparator.comparing(Choice::label)).toList();
    }

    private static String code(Name name) {
        return name.node().isLiteral() ? name.node().getLiteralLexicalForm() : Namespaces.code(name.node());
    }

    /** A year, as something to which things belong. */
    static Name year(int year) {
        String number = Integer.toString(year);
        return new Name(NodeFactory.createLiteralString(number), number, "", false, Optional.empty());
    }

    /** How many there are for what was chosen. */
    public int total() {
        return chosen.size();
    }

    /** What else the address says, which the form keeps: all but the choices and the page. */
    public Map<String, String> kept() {
        Map<String, String> kept = new LinkedHashMap<>(view.parameters());
        facets.forEach(facet -> kept.remove(facet.parameter()));
        kept.remove(PAGE);
        return kept;
    }

    /** How many there are in all. */
    public int all() {
        return everything.size();
    }

    /** True if there is no such page. */
    public boolean isBeyond() {
        return page > pages;
    }

    /** True if something was chosen. */
    public boolean isNarrowed() {
        return total() < all();
    }

    /** The address of another page of the same. */
    public String pageLink(int number) {
        return view.with(PAGE, number == 1 ? "" : Integer.toString(number));
    }

    /** The address of everything. */
    public String allLink() {
        return view.link(view.path());
    }

    /** The address to which the form leads. */
    public String action() {
        return view.site().links().to(view.path());
    }
}
