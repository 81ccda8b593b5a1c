package org.w3id.egnatia.publish.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.publish.form.Field;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.publish.panel.Observations.Observation;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.CodePoints;
import org.w3id.egnatia.vocab.Egn;

/**
 * What must be known of each variable of the panel, read from the ontology and the data: an entry for each, and the
 * coverage by entity. Every form of the codebook is made of these.
 */
final class Codebook {

    private static final String BETWEEN = " | ";

    private final Release release;
    private final Graph graph;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A variable with what the data has of it.
     *
     * @param variable   the variable
     * @param inWide     true if the wide form has a column of it
     * @param breaks     since and until when values compare, and with what they do not; may be empty
     * @param publishers whose values they are
     * @param licences   terms under which they stand
     * @param conflicts  how many of its values another source contradicts
     * @param coverage   by entity, in order
     */
    record Entry(Variable variable, boolean inWide, String breaks, String publishers, String licences, int conflicts,
            List<Coverage> coverage) {

        /** How many values there are. */
        int observed() {
            return coverage.stream().mapToInt(one -> one.count(ValueState.OBSERVED)).sum();
        }

        /** First and last year, with a dash between; empty if no row has a year. */
        String years() {
            TreeSet<String> years = coverage.stream().flatMap(one -> Stream.of(one.first(), one.last()))
                    .filter(year -> !year.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
            return years.isEmpty() ? "" : years.first() + "\u2013" + years.last();
        }

        /** The coverage in words. */
        String covered() {
            return coverage.stream().map(one -> one.entity() + ' ' + one.first() + '\u2013' + one.last() + " ("
                    + one.count(ValueState.OBSERVED) + ')').collect(Collectors.joining("; "));
        }
    }

    /**
     * What there is of a variable about an entity.
     *
     * @param entity its code
     * @param first  first year; empty if no row has a year
     * @param last   last year; empty if no row has a year
     * @param states how many rows are in which state
     */
    record Coverage(String entity, String first, String last, Map<ValueState, Integer> states) {

        int count(ValueState state) {
            return states.getOrDefault(state, 0);
        }
    }

    Codebook(Release release, Panel panel) {
        this.release = release;
        this.graph = release.defaultGraph();
        Map<String, List<Observation>> rows = new TreeMap<>(CodePoints.ORDER);
        panel.observations().all().forEach(row ->
                rows.computeIfAbsent(row.variable().id(), id -> new ArrayList<>()).add(row));
        rows.values().forEach(of -> entries.add(entry(of, panel)));
    }

    /** The entries, by the names of the variables. */
    List<Entry> entries() {
        return entries;
    }

    private Entry entry(List<Observation> rows, Panel panel) {
        Variable variable = rows.get(0).variable();
        Map<String, List<Observation>> byEntity = new TreeMap<>(CodePoints.ORDER);
        rows.forEach(row -> byEntity.computeIfAbsent(row.entity().code(), code -> new ArrayList<>()).add(row));
        List<Node> facts = rows.stream().flatMap(row -> row.fact().stream()).toList();
        return new Entry(variable, rows.stream().anyMatch(Panel::isYearly), breaks(variable),
                distinct(facts.stream().flatMap(fact -> panel.observations().sources(fact).stream())
                        .map(this::publisher)),
                distinct(rows.stream().map(panel.observations()::licence)),
                (int) facts.stream().filter(fact -> graph.contains(fact, Egn.differsFrom, Node.ANY)
                        || graph.contains(Node.ANY, Egn.differsFrom, fact)).count(),
                byEntity.entrySet().stream().map(e -> coverage(e.getKey(), e.getValue())).toList());
    }

    /** Who published a source; of one without a publisher, its name. */
    private String publisher(Node source) {
        String name = Facts.name(graph, source, DCTerms.publisher.asNode());
        return name.isEmpty() ? Table.english(graph, source) : name;
    }

    private static String distinct(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().sorted(CodePoints.ORDER)
                .collect(Collectors.joining(BETWEEN));
    }

    private static Coverage coverage(String entity, List<Observation> rows) {
        Map<ValueState, Integer> states = new EnumMap<>(ValueState.class);
        rows.forEach(row -> states.merge(row.state(), 1, Integer::sum));
        List<String> years = rows.stream().map(Observation::year).filter(year -> !year.isEmpty()).sorted().toList();
        return new Coverage(entity, years.isEmpty() ? "" : years.get(0), years.isEmpty() ? ""
                : years.get(years.size() - 1), states);
    }

    private String breaks(Variable variable) {
        List<String> words = new ArrayList<>();
        if (!variable.scale().from().isEmpty()) {
            words.add("Values compare from " + variable.scale().from() + " on.");
        }
        if (!variable.scale().until().isEmpty()) {
            words.add("Values compare until " + variable.scale().until() + ".");
        }
        Facts.all(graph, variable.concept(), Egn.breaksWith).forEach(other ->
                words.add("Breaks with " + Table.english(graph, other) + "."));
        graph.find(Node.ANY, Egn.breaksWith, variable.concept()).mapWith(Triple::getSubject).toList().stream()
                .sorted(Comparator.comparing(Node::getURI)).forEach(other ->
                words.add(Table.english(graph, other) + " breaks with it."));
        Facts.one(graph, variable.concept(), Egn.comparability).ifPresent(how ->
                words.add("Comparability: " + Table.english(graph, how) + "."));
        Facts.all(graph, variable.concept(), SKOS.scopeNote.asNode()).stream().filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).forEach(words::add);
        return String.join(" ", words);
    }

    /** How to name the release and a variable of it. */
    String citation(Entry entry) {
        return "Egnatia, panel, version " + release.version() + ", variable " + entry.variable().id()
                + (entry.publishers().isEmpty() ? "" : "; values of " + entry.publishers().replace(BETWEEN, ", "))
                + ", https://w3id.org/egnatia/";
    }

    private static Field text(String name, String description) {
        return Field.of(name, "string", description);
    }

    /** A row for each variable. */
    TableFile variables(String fileName, String title) {
        Map<Field, Function<Entry, String>> columns = new LinkedHashMap<>();
        columns.put(text("variable", "Name of the variable in the long form.").required(), e -> e.variable().id());
        columns.put(text("column", "Name of its column in the wide form; empty if it has none there."), e ->
                e.inWide() ? e.variable().column() : "");
        columns.put(text("label", "Its name for readers.").required(), e -> e.variable().label());
        columns.put(text("question", "Question that a value answers.").required(), e -> e.variable().question());
        columns.put(text("definition", "What it is.").required(), e -> e.variable().definition());
        columns.put(text("kind", "grade for words of an ordered list, number for others.").required(), e ->
                e.variable().isGrade() ? "grade" : "number");
        columns.put(text("unit", "Unit of its values.").required(), e -> e.variable().unit());
        columns.put(Field.of("scale_min", "decimal", "Smallest value of the scale."), e ->
                e.variable().scale().least());
        columns.put(Field.of("scale_max", "decimal", "Greatest value of the scale; empty if it has no upper end."), e ->
                e.variable().scale().most());
        columns.put(text("better", "Which end of the scale is the better one."), e -> e.variable().scale().better());
        columns.put(text("scale", "The scale in words.").required(), Codebook::scale);
        columns.put(text("breaks", "Over which time and with what values compare."), Entry::breaks);
        columns.put(text("years", "First and last year."), Entry::years);
        columns.put(Field.of("values", "integer", "Number of values.").required(), e -> String.valueOf(e.observed()));
        columns.put(text("coverage", "By entity first and last year, and in brackets the number of values.")
                .required(), Entry::covered);
        columns.put(text("publishers", "Whose values they are.").separatedBy(BETWEEN), Entry::publishers);
        columns.put(text("licences", "Terms under which they stand.").separatedBy(BETWEEN), Entry::licences);
        columns.put(Field.of("conflicts", "integer", "Number of values that another source contradicts; the fact's "
                + "page names it.").required(), e -> String.valueOf(e.conflicts()));
        columns.put(text("citation", "How to cite it.").required(), this::citation);
        return new TableFile(fileName, title, "A row for each variable of the panel.", Optional.empty(),
                List.of("variable"), List.copyOf(columns.keySet()), sink -> {
                    for (Entry entry : entries) {
                        sink.row(columns.values().stream().map(cell -> cell.apply(entry)).toList());
                    }
                });
    }

    /** The scale in words. */
    static String scale(Entry entry) {
        Variable.Scale scale = entry.variable().scale();
        return !scale.words().isEmpty() ? scale.words() : "Number in " + entry.variable().unit()
                + "; no ends are recorded.";
    }

    /** A row for each variable and entity. */
    TableFile coverage(String fileName, String title) {
        List<Field> fields = Stream.concat(Stream.of(text("variable", "Name of the variable.").required(),
                text("entity", "Code of the entity.").required(),
                Field.of("first_year", "gYear", "First year of a row."),
                Field.of("last_year", "gYear", "Last year of a row.")), Stream.of(ValueState.values()).map(state ->
                        Field.of(state.label().replace(' ', '_'), "integer", "Number of rows in the state "
                                + state.label() + ": " + state.meaning()).required())).toList();
        return new TableFile(fileName, title, "A row for each variable and entity.", Optional.empty(),
                List.of("variable", "entity"), fields, sink -> {
                    for (Entry entry : entries) {
                        for (Coverage one : entry.coverage()) {
                            List<String> cells = new ArrayList<>(List.of(entry.variable().id(), one.entity(),
                                    one.first(), one.last()));
                            Stream.of(ValueState.values()).forEach(state ->
                                    cells.add(String.valueOf(one.count(state))));
                            sink.row(cells);
                        }
                    }
                });
    }
}
