package org.w3id.egnatia.publish.panel;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.publish.form.Field;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.publish.form.TableFile;
import org.w3id.egnatia.publish.panel.Entities.Entity;
import org.w3id.egnatia.publish.panel.Observations.Observation;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.CodePoints;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The tables of the panel. Rows are made while they are written; the definitions here are all that is said of them, in
 * the files, in their metadata and in the codebook.
 */
public final class Panel {

    /** Folder of the panel in a release. */
    public static final String FOLDER = "panel/";
    /** The saved question whose rows are the dyads. */
    static final String DYADS = "partners-and-bodies-by-year";
    /** The saved question whose rows are the crosswalk. */
    static final String CROSSWALK = "crosswalk";

    private static final String BETWEEN = " | ";
    private static final String DATE = "date";
    private static final String DECIMAL = "decimal";
    private static final String STRING = "string";
    private static final String YEAR = "gYear";

    private final Release release;
    private final Graph graph;
    private final Entities entities;
    private final Observations observations;

    /** The panel of a release. */
    public Panel(Release release) {
        this.release = release;
        this.graph = release.defaultGraph();
        this.entities = new Entities(graph);
        this.observations = new Observations(release, entities);
    }

    /** The rows of the long form. */
    Observations observations() {
        return observations;
    }

    /** The names of the tables of a release and their titles, without making any. */
    public static Map<String, String> titles(Release release) {
        Map<String, String> titles = new TreeMap<>();
        titles.put("panel-long.csv", "Long form: a row for each value");
        titles.put("panel-wide.csv", "Wide form: a row for each partner and year");
        titles.put("chapters.csv", "Steps of chapters");
        titles.put("events.csv", "Events");
        if (release.queries().find(DYADS).isPresent()) {
            titles.put("dyads.csv", "Partners and bodies by year");
        }
        if (release.queries().find(CROSSWALK).isPresent()) {
            titles.put("crosswalk.csv", "Crosswalk of codes");
        }
        return titles;
    }

    /** All tables, by the names of their files. */
    public List<TableFile> tables() {
        return titles(release).keySet().stream().map(name -> table(name).orElseThrow()).toList();
    }

    /** The table of a file, if there is one of the name. */
    public Optional<TableFile> table(String fileName) {
        return Optional.ofNullable(titles(release).get(fileName)).map(title -> switch (fileName) {
            case "panel-long.csv" -> longForm(fileName, title);
            case "panel-wide.csv" -> wideForm(fileName, title);
            case "chapters.csv" -> chapters(fileName, title);
            case "events.csv" -> events(fileName, title);
            case "dyads.csv" -> dyads(fileName, title);
            default -> crosswalk(fileName, title);
        });
    }

    private static Stream<Field> entityFields() {
        return Stream.concat(Stream.of(
                Field.of("entity", STRING, "Code of whom the row is about; several that are counted together have a "
                        + "plus sign between, or a code of their own, and are never rows of one of them.").required(),
                Field.of("entity_name", STRING, "Its name in English."),
                Field.of("entity_type", STRING, "partner; composite for several counted together; other for what is "
                        + "no partner, such as a route.").required()), CodeColumn.fields());
    }

    private static Stream<String> entityCells(Entity entity) {
        return Stream.concat(Stream.of(entity.code(), entity.name(), entity.type()), entity.codeCells().stream());
    }

    private TableFile longForm(String fileName, String title) {
        List<Field> fields = Stream.of(
                Stream.of(Field.of("row", STRING, "Name of the row: that of the fact, or none/ with entity, variable "
                        + "and year where nobody has looked.").required()),
                entityFields(),
                Stream.of(
                        Field.of("year", YEAR, "Year in which the period ends; of a grade, the year of the report."),
                        Field.of("period_start", DATE, "First day of the period."),
                        Field.of("period_end", DATE, "Last day of the period."),
                        Field.of("period_precision", STRING, "How exactly the period is known: day, month or year."),
                        Field.of("variable", STRING, "Name of the variable; the codebook says what it is.").required(),
                        Field.of("object", STRING, "Codes of what else the value is about, such as an instrument.")
                                .separatedBy(" "),
                        Field.of("value", DECIMAL, "The number; of a grade, its number in the list. Grades are "
                                + "compared, and not averaged."),
                        Field.of("value_code", STRING, "Code of a grade in its list, kind of an amount."),
                        Field.of("value_label", STRING, "The grade in words; of an amount, kind and stage."),
                        Field.of("out_of", DECIMAL, "Number of all, where the value is a part or a place."),
                        Field.of("below", DECIMAL, "Number below which a masked value lies."),
                        Field.of("unit", STRING, "Unit of the value; of an amount, its currency."),
                        Field.of("scale_min", DECIMAL, "Smallest value of the scale."),
                        Field.of("scale_max", DECIMAL, "Greatest value of the scale."),
                        Field.of("better", STRING, "Which end of the scale is the better one: higher, lower or "
                                + "neither."),
                        Field.of("state", STRING, "Why there is a value or none: " + Stream.of(ValueState.values())
                                .map(ValueState::label).collect(Collectors.joining(", ")) + ".").required(),
                        Field.of("publisher", STRING, "Who published it.").separatedBy(BETWEEN),
                        Field.of("report", STRING, "Title of the source, with its official number if it has one.")
                                .separatedBy(BETWEEN),
                        Field.of("report_year", YEAR, "Year of the source."),
                        Field.of("edition", STRING, "Day, month or year of the edition with the value; where it is "
                                + "not known, the state of publication in words."),
                        Field.of("locator", STRING, "Place in the source, such as a page.").separatedBy(BETWEEN),
                        Field.iri("evidence", "The pieces of evidence.").separatedBy(" "),
                        Field.of("checked", STRING, "How the evidence was checked.").separatedBy(BETWEEN),
                        Field.iri("licence", "Terms under which the value stands."),
                        Field.of("note", STRING, "Remark on the value, in English."),
                        Field.iri("fact", "The fact in the graph, with its page."),
                        Field.of("release", STRING, "Version of the data.").required())).flatMap(Function.identity())
                .toList();
        return new TableFile(fileName, title, "A row for each figure and each grade that counts as known, and for each "
                + "grade of a year that nobody has looked for.", Optional.empty(), List.of("row"), fields, sink -> {
                    for (Observation row : observations.all()) {
                        sink.row(cells(row));
                    }
                });
    }

    private List<String> cells(Observation row) {
        List<String> cells = new ArrayList<>(List.of(row.row()));
        entityCells(row.entity()).forEach(cells::add);
        cells.addAll(List.of(row.year(), row.from(), row.to(), of(row, f -> Facts.code(graph, f,
                Egn.periodPrecision)), row.variable().id(), row.entity().object(), row.value(),
                of(row, this::valueCode), of(row, this::valueLabel), of(row, f -> Facts.text(graph, f, Egn.outOf)),
                of(row, f -> Facts.text(graph, f, Egn.below)), of(row, this::unit),
                row.variable().scale().least(), row.variable().scale().most(), row.variable().scale().better(),
                row.state().label()));
        List<Node> evidence = row.fact().map(f -> Facts.all(graph, f, Egn.evidence)).orElse(List.of());
        List<Node> sources = row.fact().map(observations::sources).orElse(List.of());
        cells.addAll(List.of(
                joined(sources, source -> Facts.name(graph, source, DCTerms.publisher.asNode())),
                joined(sources, this::title),
                sources.stream().map(source -> Facts.text(graph, source, Egn.date)).filter(day -> !day.isEmpty())
                        .map(day -> day.substring(0, 4)).findFirst().orElse(""),
                row.edition(),
                joined(evidence, place -> Facts.text(graph, place, Egn.locator)),
                evidence.stream().map(Node::getURI).collect(Collectors.joining(" ")),
                joined(evidence, place -> Facts.name(graph, place, Egn.verification)),
                observations.licence(row),
                of(row, f -> Facts.text(graph, f, RDFS.comment.asNode())),
                of(row, Node::getURI), release.version()));
        return cells;
    }

    private static String of(Observation row, Function<Node, String> cell) {
        return row.fact().map(cell).orElse("");
    }

    private static String joined(List<Node> nodes, Function<Node, String> cell) {
        return nodes.stream().map(cell).collect(Collectors.joining(BETWEEN));
    }

    private String title(Node source) {
        String number = Facts.text(graph, source, DCTerms.identifier.asNode());
        return Table.english(graph, source) + (number.isEmpty() ? "" : ", " + number);
    }

    private String valueCode(Node fact) {
        String grade = Facts.code(graph, fact, Egn.grade);
        return grade.isEmpty() ? Facts.code(graph, fact, Egn.amountKind) : grade;
    }

    private String valueLabel(Node fact) {
        String grade = Facts.name(graph, fact, Egn.grade);
        return !grade.isEmpty() ? grade : Stream.of(Egn.amountKind, Egn.amountStage)
                .map(property -> Facts.name(graph, fact, property)).filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String unit(Node fact) {
        String currency = Facts.code(graph, fact, Egn.currency);
        return !currency.isEmpty() ? currency : graph.contains(fact, RDF.type.asNode(), Egn.Assessment) ? "grade"
                : Facts.name(graph, fact, Egn.unit);
    }

    /** The rows that the wide form shows: observed values of one partner for one whole year, of the newest edition. */
    static boolean isYearly(Observation row) {
        return row.entity().type().equals(Entities.PARTNER) && row.entity().object().isEmpty()
                && row.state() == ValueState.OBSERVED && (row.variable().isGrade()
                || row.from().endsWith("-01-01") && row.to().equals(row.year() + "-12-31")
                && row.from().startsWith(row.year()));
    }

    private TableFile wideForm(String fileName, String title) {
        Map<String, Map<String, Observation>> newest = new TreeMap<>(CodePoints.ORDER);
        Map<String, Variable> columns = new TreeMap<>(CodePoints.ORDER);
        Map<String, Entity> partners = new TreeMap<>();
        for (Observation row : observations.all()) {
            if (isYearly(row)) {
                columns.put(row.variable().id(), row.variable());
                partners.put(row.entity().code(), row.entity());
                newest.computeIfAbsent(row.entity().code() + ' ' + row.year(), k -> new TreeMap<>())
                        .merge(row.variable().id(), row, (one, other) ->
                                CodePoints.ORDER.compare(one.edition(), other.edition()) < 0 ? other : one);
            }
        }
        List<Field> fields = Stream.concat(Stream.concat(entityFields(), Stream.of(
                Field.of("year", YEAR, "The year; of grades, that of the report.").required())),
                columns.values().stream().map(variable -> Field.of(variable.column(), DECIMAL, variable.label() + " ("
                        + variable.id() + ")"))).toList();
        return new TableFile(fileName, title, "A row for each partner and year, with the observed values for whole "
                + "calendar years in the newest edition, and grades by the year of the report. Why a cell is empty, "
                + "the long form says.", Optional.empty(), List.of("entity", "year"), fields, sink -> {
                    for (Map.Entry<String, Map<String, Observation>> year : newest.entrySet()) {
                        String[] key = year.getKey().split(" ");
                        List<String> cells = new ArrayList<>(entityCells(partners.get(key[0])).toList());
                        cells.add(key[1]);
                        columns.keySet().forEach(id -> cells.add(Optional.ofNullable(year.getValue().get(id))
                                .map(Observation::value).orElse("")));
                        sink.row(cells);
                    }
                });
    }

    private TableFile chapters(String fileName, String title) {
        List<Field> fields = Stream.concat(entityFields(), Stream.of(
                Field.of("chapter", "integer", "Number of the chapter of the negotiations.").required(),
                Field.of("chapter_name", STRING, "Its name in English."),
                Field.of("date", DATE, "Day of the step.").required(),
                Field.of("date_precision", STRING, "How exactly the day is known: day, month or year."),
                Field.of("step", STRING, "Code of the kind of step, such as chapter-opened.").required(),
                Field.of("step_label", STRING, "The kind in words."),
                Field.of("label", STRING, "What happened, in English."),
                Field.iri("evidence", "The pieces of evidence.").separatedBy(" "),
                Field.iri("event", "The event in the graph, with its page."))).toList();
        return new TableFile(fileName, title, "A row for each step of a partner in a chapter on a day.",
                Optional.empty(), List.of("event", "entity", "chapter"), fields, this::chapterRows);
    }

    private void chapterRows(TableFile.Sink sink) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Node event : graph.find(Node.ANY, Egn.chapter, Node.ANY).mapWith(Triple::getSubject).toSet()) {
            if (!graph.contains(event, RDF.type.asNode(), Egn.Event)) {
                continue;
            }
            for (Node partner : Facts.all(graph, event, Egn.about).stream().filter(entities.partners()::contains)
                    .toList()) {
                for (Node chapter : Facts.all(graph, event, Egn.chapter)) {
                    List<String> cells = new ArrayList<>(entityCells(entities.partner(partner)).toList());
                    cells.addAll(List.of(Namespaces.code(chapter), Table.english(graph, chapter)));
                    cells.addAll(happening(event));
                    cells.add(event.getURI());
                    rows.add(cells);
                }
            }
        }
        int chapter = (int) entityFields().count();
        rows.sort(Comparator.comparing((List<String> cells) -> cells.get(0), CodePoints.ORDER)
                .thenComparing(cells -> new BigDecimal(cells.get(chapter)))
                .thenComparing(cells -> cells.get(chapter + 2))
                .thenComparing(cells -> cells.get(cells.size() - 1), CodePoints.ORDER));
        for (List<String> cells : rows) {
            sink.row(cells);
        }
    }

    private List<String> happening(Node event) {
        return List.of(Facts.text(graph, event, Egn.date), Facts.code(graph, event, Egn.datePrecision),
                Facts.code(graph, event, Egn.eventKind), Facts.name(graph, event, Egn.eventKind),
                Table.english(graph, event), Facts.all(graph, event, Egn.evidence).stream().map(Node::getURI)
                        .collect(Collectors.joining(" ")));
    }

    private TableFile events(String fileName, String title) {
        List<Field> fields = List.of(
                Field.iri("event", "The event in the graph, with its page.").required(),
                Field.of("entities", STRING, "Codes of the partners that it is about.").separatedBy(" "),
                Field.of("date", DATE, "Day of the event.").required(),
                Field.of("date_precision", STRING, "How exactly the day is known: day, month or year."),
                Field.of("kind", STRING, "Code of its kind.").required(),
                Field.of("kind_label", STRING, "The kind in words."),
                Field.of("label", STRING, "What happened, in English.").required(),
                Field.iri("evidence", "The pieces of evidence.").separatedBy(" "),
                Field.of("objects", STRING, "Codes of what else it is about.").separatedBy(" "),
                Field.of("agents", STRING, "Codes of who acted.").separatedBy(" "),
                Field.of("topics", STRING, "Codes of its policy areas.").separatedBy(" "),
                Field.of("result", STRING, "Code of the result, of a step of monitoring."),
                Field.of("planned", "boolean", "true if it was only announced."));
        return new TableFile(fileName, title, "A row for each event that counts as known.", Optional.empty(),
                List.of("event"), fields, sink -> {
                    for (Node event : graph.find(Node.ANY, RDF.type.asNode(), Egn.Event).mapWith(Triple::getSubject)
                            .toSet().stream().sorted(Comparator.comparing((Node e) -> Facts.text(graph, e, Egn.date))
                                    .thenComparing(Node::getURI, CodePoints.ORDER)).toList()) {
                        List<Node> about = Facts.all(graph, event, Egn.about);
                        List<String> cells = new ArrayList<>(List.of(event.getURI(), codes(about.stream()
                                .filter(entities.partners()::contains).toList())));
                        cells.addAll(happening(event));
                        cells.addAll(List.of(codes(about.stream().filter(node ->
                                !entities.partners().contains(node)).toList()),
                                codes(Facts.all(graph, event, Egn.agent)), codes(Facts.all(graph, event, Egn.topic)),
                                Facts.code(graph, event, Egn.result), Facts.text(graph, event, Egn.planned)));
                        sink.row(cells);
                    }
                });
    }

    private static String codes(List<Node> nodes) {
        return nodes.stream().filter(Node::isURI).map(Namespaces::code).collect(Collectors.joining(" "));
    }

    private List<Binding> asked(String question) {
        SavedQuery saved = release.queries().find(question).orElseThrow();
        Query query = QueryRunner.parse(saved.text());
        return QueryRunner.rows(query, release.dataset());
    }

    private static Optional<Node> cell(Binding row, String name) {
        return Optional.ofNullable(row.get(name));
    }

    private static String text(Binding row, String name) {
        return cell(row, name).map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm()).orElse("");
    }

    private static String code(Binding row, String name) {
        return cell(row, name).filter(Node::isURI).map(Namespaces::code).orElse("");
    }

    private TableFile dyads(String fileName, String title) {
        List<Field> fields = Stream.concat(entityFields(), Stream.of(
                Field.of("body", STRING, "Code of the organisation.").required(),
                Field.of("body_name", STRING, "Its name in English."),
                Field.of("year", YEAR, "The year, on whose last day the row holds.").required(),
                Field.of("state", STRING, "Code of the phase or standing that holds on the day; explicitly-none where "
                        + "a source says that there is none, named-together where only facts of other kinds name both, "
                        + "not-researched where nobody has looked.").required(),
                Field.of("state_label", STRING, "The state in words."),
                Field.of("since", DATE, "Since when it holds; of what is over, until when it held."),
                Field.of("since_precision", STRING, "How exactly that is known: day, month or year."),
                Field.iri("tie", "The relation in the graph, with its page."))).toList();
        return new TableFile(fileName, title, "A row for each partner, organisation and year since 2000: the rows of "
                + "the saved question " + DYADS + ".", Optional.empty(), List.of("entity", "body", "year"), fields,
                sink -> {
                    for (Binding row : asked(DYADS)) {
                        List<String> cells = new ArrayList<>(entityCells(entities.partner(row.get("partnerIri")))
                                .toList());
                        cells.addAll(List.of(code(row, "bodyIri"), text(row, "body"), text(row, "year"),
                                code(row, "stateIri"), text(row, "state"), text(row, "since"),
                                text(row, "sincePrecision"), text(row, "relation")));
                        sink.row(cells);
                    }
                });
    }

    private TableFile crosswalk(String fileName, String title) {
        List<Field> fields = List.of(
                Field.of("entity", STRING, "Code of the partner here.").required(),
                Field.of("entity_name", STRING, "Its name in English."),
                Field.of("system", STRING, "Code of the list of codes.").required(),
                Field.of("system_name", STRING, "Its name."),
                Field.of("code", STRING, "Code of the partner in the list; empty where the list has none."),
                Field.of("valid_from", YEAR, "First year of the code for the partner as it is today; empty where it "
                        + "was not seen."),
                Field.of("footnote", STRING, "Remark on the code."),
                Field.iri("fact", "The statement in the graph, with its evidence.").required());
        return new TableFile(fileName, title, "A row for each partner and list of codes: the rows of the saved "
                + "question " + CROSSWALK + ".", Optional.empty(), List.of("entity", "system"), fields, sink -> {
                    for (Binding row : asked(CROSSWALK)) {
                        sink.row(List.of(code(row, "partnerIri"), text(row, "partner"), code(row, "systemIri"),
                                text(row, "system"), text(row, "code"), text(row, "firstYear"), text(row, "remark"),
                                text(row, "fact")));
                    }
                });
    }
}
