package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.w3id.egnatia.vocab.Egn;

/**
 * Reads a table: {@code X.csv} with the rows and {@code X.rq} with the triples that each of them gives, together one
 * named graph. The names in the header are variables, cells are texts, an empty cell leaves its variable unbound, and
 * {@code ?line} is the row's line in the file. The header of the query, {@code # title:}, {@code # description:},
 * {@code # licence:} and {@code # issued:}, describes the graph; {@code # rights:} and {@code # holder:} say whose
 * numbers they are where they are another's, and {@code # requires:} names the graphs to whose things it only adds.
 *
 * <p>The rules for literals, IRIs and characters are those of Turtle files, each finding stands at the row and cell
 * that it comes from, and RDF4J must read the triples as Jena does.
 */
final class TableReader {

    private static final List<String> DESCRIPTION = List.of("title", "description", "licence", "issued");
    /** Optional: the IRIs of the graphs to whose things this one only adds. */
    private static final String REQUIRES = "requires";
    /** Optional: the words in which the source is to be named, and the IRI of the actor who holds the rights. */
    private static final String RIGHTS = "rights";
    private static final String HOLDER = "holder";
    private static final Pattern HEADER = Pattern.compile("(?m)^# ?([a-z]+): *(.*)$");
    private static final Set<String> OF_CHARACTERS =
            Set.of("bidi-control", "replacement-character", "invisible-character");
    private static final FunctionEnv ENVIRONMENT = new FunctionEnvBase(ARQ.getContext());

    private final SourceFile rowFile;
    private final FindingList findings = new FindingList();
    private final FindingList strict = new FindingList();
    private final StrictProfile profile;
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Map<String, Integer> columns = new HashMap<>();
    private TableQuery query;
    private boolean toldOfRow;

    private TableReader(SourceFile rowFile) {
        this.rowFile = rowFile;
        this.profile = new StrictProfile(rowFile.path(), ErrorHandlerFactory.errorHandlerStrictNoLogging, strict);
    }

    /**
     * Reads one table: two files with the same graph name, the description from the query and the facts from the rows.
     */
    static List<TurtleFile.Reading> read(SourceFile rows, SourceFile query) {
        TextExaminer.Text text = TextExaminer.examinePlain(query);
        FindingList ofQuery = new FindingList();
        FindingList ofTable = new FindingList();
        text.findings().forEach(ofQuery::add);
        TableReader reader = new TableReader(rows);
        Optional<TurtleFile> description = text.text()
                .flatMap(t -> description(query.path(), t, text.lines(), ofQuery));
        Optional<TurtleFile> facts = text.text().flatMap(t -> reader.facts(query.path(), t));
        reader.findings.all().forEach(f -> (f.file().equals(query.path()) ? ofQuery : ofTable).add(f));
        return List.of(reading(description, ofQuery.all()), reading(facts, ofTable.all()));
    }

    private static TurtleFile.Reading reading(Optional<TurtleFile> file, List<Finding> findings) {
        boolean usable = findings.stream().noneMatch(Finding::isError);
        List<Finding> sorted = TurtleReader.sorted(findings);
        return new TurtleFile.Reading(usable ? file : Optional.empty(),
                file.map(f -> TurtleReader.withFocus(sorted, f)).orElse(sorted));
    }

    private static Optional<TurtleFile> description(String path, String text, Lines lines, FindingList findings) {
        GraphKind kind = GraphKind.of(path);
        Node name = kind.graphName(path);
        Map<String, Position> places = new LinkedHashMap<>();
        Map<String, String> values = new HashMap<>();
        Matcher line = HEADER.matcher(text);
        while (line.find() && text.substring(0, line.start()).lines().allMatch(l -> l.startsWith("#") || l.isBlank())) {
            places.putIfAbsent(line.group(1), lines.at(line.start(2)));
            values.putIfAbsent(line.group(1), line.group(2).strip());
        }
        for (String key : DESCRIPTION) {
            if (values.getOrDefault(key, "").isEmpty()) {
                findings.add(new Finding(path, new Position(1, 1), Severity.ERROR, "graph-header", "",
                        "the table does not say what it is; begin its query with a line '# " + key + ": …'"));
            }
        }
        if (!values.keySet().containsAll(DESCRIPTION)) {
            return Optional.empty();
        }
        StrictProfile profile = new StrictProfile(path, ErrorHandlerFactory.errorHandlerStrictNoLogging, findings);
        Graph graph = GraphFactory.createDefaultGraph();
        Map<Node, Node> said = new LinkedHashMap<>();
        said.put(RDF.type.asNode(), Egn.Graph);
        said.put(DCTerms.title.asNode(), NodeFactory.createLiteralLang(values.get("title"), "en"));
        said.put(DCTerms.description.asNode(), NodeFactory.createLiteralLang(values.get("description"), "en"));
        said.put(DCTerms.license.asNode(), NodeFactory.createURI(values.get("licence")));
        said.put(DCTerms.issued.asNode(), NodeFactory.createLiteralDT(values.get("issued"),
                NodeFactory.getType(XSD.date.getURI())));
        List<Position> at = new ArrayList<>(List.of(places.get("title")));
        DESCRIPTION.forEach(key -> at.add(places.get(key)));
        int i = 0;
        for (Map.Entry<Node, Node> entry : said.entrySet()) {
            Position place = at.get(i++);
            Node object = checked(entry.getValue(), place, profile);
            graph.add(profile.createTriple(name, entry.getKey(), object, place.line(), place.column()));
        }
        Map<String, Node> others = new LinkedHashMap<>();
        if (values.containsKey(RIGHTS)) {
            others.put(RIGHTS, NodeFactory.createLiteralLang(values.get(RIGHTS), "en"));
        }
        if (values.containsKey(HOLDER)) {
            others.put(HOLDER, NodeFactory.createURI(values.get(HOLDER)));
        }
        others.forEach((key, object) -> {
            Position place = places.get(key);
            Node property = (key.equals(RIGHTS) ? DCTerms.rights : DCTerms.rightsHolder).asNode();
            graph.add(profile.createTriple(name, property, checked(object, place, profile), place.line(),
                    place.column()));
        });
        for (String required : values.getOrDefault(REQUIRES, "").split(" ")) {
            if (!required.isBlank()) {
                Position place = places.get(REQUIRES);
                graph.add(profile.createTriple(name, DCTerms.requires.asNode(),
                        checked(NodeFactory.createURI(required), place, profile),
                        place.line(), place.column()));
            }
        }
        return Optional.of(new TurtleFile(path, kind, name, graph, profile.places()));
    }

    private Optional<TurtleFile> facts(String queryPath, String queryText) {
        String path = rowFile.path();
        TextExaminer.Text text = TextExaminer.examinePlain(rowFile);
        text.findings().forEach(findings::add);
        if (text.text().isEmpty()) {
            return Optional.empty();
        }
        Optional<CsvRows> table = CsvRows.read(path, text.text().get(), text.lines(), findings);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = table.get().columns();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
        Optional<TableQuery> read = TableQuery.read(queryPath, queryText, path, table.get(), findings);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        query = read.get();
        table.get().rows().forEach(this::row);
        Set<String> known = findings.all().stream().map(Finding::rule).filter(OF_CHARACTERS::contains)
                .collect(Collectors.toSet());
        strict.all().stream().filter(f -> !known.contains(f.rule())).forEach(findings::add);
        GraphKind kind = GraphKind.of(path);
        TurtleFile file = new TurtleFile(path, kind, kind.graphName(path), graph, profile.places());
        if (findings.all().stream().noneMatch(Finding::isError)) {
            SecondReading.compare(file).ifPresent(findings::add);
        }
        if (graph.isEmpty() && findings.all().stream().noneMatch(Finding::isError)) {
            findings.add(new Finding(path, Position.NONE, Severity.WARNING, "empty-file", "",
                    "the table states nothing; fill or remove it"));
        }
        return Optional.of(file);
    }

    private void row(CsvRows.Row row) {
        BindingBuilder start = BindingFactory.builder();
        columns.forEach((name, index) -> {
            String value = row.values().get(index);
            if (!value.isEmpty()) {
                start.add(Var.alloc(name), NodeFactory.createLiteralString(value));
            }
        });
        start.add(Var.alloc(CsvRows.LINE), NodeFactory.createLiteralDT(Long.toString(row.line()),
                NodeFactory.getType(XSD.integer.getURI())));
        List<Binding> solutions = List.of(start.build());
        toldOfRow = false;
        for (TableQuery.Step step : query.steps()) {
            solutions = step(step, solutions, row);
        }
        solutions = solutions.stream().filter(s -> query.filters().stream()
                .allMatch(f -> f.isSatisfied(s, ENVIRONMENT))).toList();
        if (solutions.isEmpty() && !toldOfRow) {
            add(new Position(row.line(), 1), "bad-row",
                    "the query takes no triple from this row, so what stands in it would be lost; "
                    + "mend the row or the query's FILTER");
        }
        solutions.forEach(solution -> query.template().forEach(triple -> state(triple, solution, row)));
    }

    private List<Binding> step(TableQuery.Step step, List<Binding> solutions, CsvRows.Row row) {
        List<Binding> next = new ArrayList<>(solutions.size());
        for (Binding solution : solutions) {
            if (step instanceof TableQuery.Step.Bind bind) {
                next.add(bound(bind, solution, row));
            } else if (step instanceof TableQuery.Step.Split split) {
                next.addAll(parts(split, solution, row));
            } else if (step instanceof TableQuery.Step.Values values) {
                next.addAll(joined(values, solution, row));
            }
        }
        return next;
    }

    /** An expression that fails leaves its variable unbound; that is a fault unless a cell that it needs is empty. */
    private Binding bound(TableQuery.Step.Bind bind, Binding solution, CsvRows.Row row) {
        try {
            Node value = bind.expression().eval(solution, ENVIRONMENT).asNode();
            return BindingFactory.binding(solution, bind.variable(), value);
        } catch (ExprException e) {
            boolean allThere = bind.expression().getVarsMentioned().stream().allMatch(solution::contains);
            if (allThere) {
                add(placeOf(query.from().get(bind.variable()), row), "bad-cell",
                        shown(query.from().get(bind.variable()), row)
                        + " gives no value for ?" + bind.variable().getName() + "; write it as the other rows have it");
            }
            return solution;
        }
    }

    private List<Binding> parts(TableQuery.Step.Split split, Binding solution, CsvRows.Row row) {
        Node whole = solution.get(split.text());
        if (whole == null) {
            return List.of(solution);
        }
        List<Binding> parts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : whole.getLiteralLexicalForm().split(Pattern.quote(split.separator()), -1)) {
            if (part.isBlank() || !seen.add(part)) {
                add(placeOf(query.from().get(split.part()), row), "bad-cell",
                        (part.isBlank() ? "an empty part" : "'" + part + "' twice")
                        + " in a list; write each once, with '" + split.separator() + "' between them");
            }
            parts.add(BindingFactory.binding(solution, split.part(), NodeFactory.createLiteralString(part)));
        }
        return parts;
    }

    private List<Binding> joined(TableQuery.Step.Values values, Binding solution, CsvRows.Row row) {
        List<Binding> fitting = new ArrayList<>();
        for (Binding other : values.rows()) {
            boolean fits = values.variables().stream()
                    .allMatch(v -> !solution.contains(v) || !other.contains(v) || solution.get(v).equals(other.get(v)));
            if (fits) {
                BindingBuilder joined = BindingFactory.builder(solution);
                values.variables().stream().filter(v -> other.contains(v) && !solution.contains(v))
                        .forEach(v -> joined.add(v, other.get(v)));
                fitting.add(joined.build());
            }
        }
        if (fitting.isEmpty()) {
            List<Var> known = values.variables().stream().filter(solution::contains).toList();
            String accepted = values.rows().stream().filter(r -> r.contains(known.get(0)))
                    .map(r -> r.get(known.get(0)).getLiteralLexicalForm())
                    .distinct().sorted().limit(20).collect(Collectors.joining(", "));
            List<String> origins = known.stream().flatMap(v -> query.from().get(v).stream()).toList();
            add(placeOf(origins, row), "bad-cell", shown(origins, row)
                    + " is none of the query's VALUES; one of these is expected: " + accepted);
        }
        return fitting;
    }

    private void state(Triple template, Binding solution, CsvRows.Row row) {
        Node subject = resolved(template.getSubject(), solution);
        Node predicate = resolved(template.getPredicate(), solution);
        Node object = resolved(template.getObject(), solution);
        if (subject == null || predicate == null || object == null) {
            return;
        }
        Position at = placeOf(origins(template), row);
        try {
            // What the template itself names was judged when it was read.
            graph.add(profile.createTriple(
                    Var.isVar(template.getSubject()) ? checked(subject, placeOf(origins(template.getSubject()), row),
                            profile) : subject,
                    predicate, Var.isVar(template.getObject()) ? checked(object, at, profile) : object, at.line(),
                    at.column()));
        } catch (RiotException e) {
            // The profile has noted it as a finding.
            return;
        }
    }

    private static Node resolved(Node node, Binding solution) {
        return Var.isVar(node) ? solution.get(Var.alloc(node)) : node;
    }

    /** The columns that tell most about a triple: those of its object, else of its subject. */
    private List<String> origins(Triple template) {
        List<String> object = origins(template.getObject());
        return object.isEmpty() ? origins(template.getSubject()) : object;
    }

    private List<String> origins(Node node) {
        return Var.isVar(node) ? query.from().get(Var.alloc(node)) : List.of();
    }

    private static Node checked(Node node, Position at, StrictProfile profile) {
        if (node.isURI()) {
            return profile.createURI(node.getURI(), at.line(), at.column());
        }
        String lexical = node.getLiteralLexicalForm();
        if (!node.getLiteralLanguage().isEmpty()) {
            return profile.createLangLiteral(lexical, node.getLiteralLanguage(), at.line(), at.column());
        }
        return node.getLiteralDatatypeURI().equals(XSD.xstring.getURI())
                ? profile.createStringLiteral(lexical, at.line(), at.column())
                : profile.createTypedLiteral(lexical, node.getLiteralDatatype(), at.line(), at.column());
    }

    /** The first cell of these columns that is filled. */
    private Position placeOf(List<String> origins, CsvRows.Row row) {
        return filled(origins, row).map(name -> row.places().get(columns.get(name)))
                .orElseGet(() -> row.places().get(0));
    }

    private Optional<String> filled(List<String> origins, CsvRows.Row row) {
        return origins.stream().filter(name -> !row.values().get(columns.get(name)).isEmpty()).findFirst()
                .or(() -> origins.stream().findFirst());
    }

    private String shown(List<String> origins, CsvRows.Row row) {
        return filled(origins, row).map(name -> "'" + row.values().get(columns.get(name)) + "' in the column " + name)
                .orElse("the row");
    }

    private void add(Position at, String rule, String message) {
        toldOfRow = true;
        findings.add(new Finding(rowFile.path(), at, Severity.ERROR, rule, "", message));
    }
}
