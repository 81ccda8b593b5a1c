package org.w3id.egnatia.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.advise.Adviser;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.DayDifference;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ask}: run a saved query or a query of one's own. */
@Command(name = "ask", mixinStandardHelpOptions = true,
        description = "Answers a saved question or a query of your own, here without a server or at an endpoint.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:answered, be it with no row", "1:the data has faults, which were printed",
            "2:the command line or the query is wrong, or the endpoint refuses it",
            "3:an input or an endpoint cannot be read"})
final class AskCommand implements Callable<Integer> {

    /** The forms of an answer. The names are the words of the command line. */
    enum Format {
        table, csv, tsv, json, md, ttl
    }

    /** The parameter of questions about a day. */
    private static final String DATE = SavedQuery.DATE;
    private static final String AS_OF = "--as-of";
    private static final String COMPARED = "--compared-with";
    private static final int LETTERS_FOR_ONE_MISTAKE = 3;
    private static final int FEW = 5;

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Parameters(paramLabel = "QUERY", arity = "0..1",
            description = "Id of a saved query such as CQ-01, a file, or - for standard input.")
    private String query;

    @Option(names = "--param", paramLabel = "NAME=VALUE",
            description = "Value of a parameter of the saved query: a day as YYYY-MM-DD, a number, a text, or "
            + "a thing by"
            + " its code, name or IRI. Repeat it for other parameters.")
    private List<String> parameters = new ArrayList<>();

    @Option(names = AS_OF, paramLabel = "DATE",
            description = "The day that the question asks about, as YYYY-MM-DD (default: today).")
    private String asOf;

    @Option(names = COMPARED, paramLabel = "DATE",
            description = "A second day, as YYYY-MM-DD: show the rows that differ, each with the day on which it "
            + "holds.")
    private String comparedWith;

    @Option(names = "--format", description = "One of: ${COMPLETION-CANDIDATES} (default: table, or ttl for graphs).")
    private Format format;

    @Option(names = "--evidence",
            description = "Add columns with the evidence of each row: source, place in it, how it was checked, weight "
            + "and address.")
    private boolean evidence;

    @Option(names = "--endpoint", paramLabel = "URL",
            description = "Ask a SPARQL endpoint in the place of the data here.")
    private String endpoint;

    @Option(names = "--width", paramLabel = "N",
            description = "Columns of the terminal that a table fits (default: those it has; without a terminal, any "
            + "number).")
    private Integer width;

    @Option(names = "--list", paramLabel = "WORD", arity = "0..1", fallbackValue = "",
            description = "List the saved questions that have a word in id, title or question; all without a word.")
    private String list;

    @Override
    public Integer call() throws IOException {
        if (query == null && list == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'QUERY'");
        }
        Optional<Endpoint> elsewhere = Optional.ofNullable(endpoint).map(Endpoint::new);
        Map<String, List<String>> given = given();
        Optional<SavedQuery> own = query == null ? Optional.empty() : own();
        Optional<Query> free = own.map(text -> QueryRunner.parseAsked(text.text()));
        if (free.isPresent() && elsewhere.isPresent() && given.isEmpty() && asOf == null && comparedWith == null) {
            print(answer(free.get(), elsewhere.get(), false).text());
            return ExitCode.OK;
        }
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        } else if (list != null) {
            print(listed(release.get().queries().questions()));
            return ExitCode.OK;
        }
        SavedQuery saved = own.isPresent() ? own.get() : saved(release.get());
        Answering asked = elsewhere.isPresent() ? elsewhere.get() : Answering.here(release.get().dataset());
        boolean isSaved = release.get().queries().find(query).isPresent();
        if (comparedWith != null) {
            print(compared(saved, given, release.get(), asked, isSaved));
            return ExitCode.OK;
        }
        Query parsed = own.isPresent() && given.isEmpty() && asOf == null ? free.get()
                : QueryRunner.parse(saved, values(saved, given, asOf, AS_OF, release.get()));
        Answered answered = answer(parsed, asked, isSaved);
        print(answered.text());
        if (elsewhere.isEmpty() && (own.isPresent() || answered.rows() == 0)) {
            advise(parsed, saved.text(), answered.rows(), release.get());
        }
        return ExitCode.OK;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    /** The questions that have the word, with their parameters. */
    private String listed(List<SavedQuery> questions) {
        List<String> words = Folding.words(list);
        List<SavedQuery> found = questions.stream().filter(question -> {
            String text = ' ' + String.join(" ", Folding.words(question.id() + ' ' + question.title() + ' '
                    + question.header("question")));
            return words.stream().allMatch(word -> text.contains(' ' + word));
        }).toList();
        if (found.isEmpty()) {
            throw new QueryException("no saved question has '" + list + "' in id, title or question; ask --list "
                    + "shows all of them");
        }
        return TextTable.lines(List.of("id", "question", "parameters"), found.stream().map(question -> List.of(
                question.id(), question.header("question").isEmpty() ? question.title() : question.header("question"),
                question.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")))).toList(),
                TerminalWidth.of(width));
    }

    /** Says beside the answer what it does not say itself, such as why it is empty. */
    private void advise(Query parsed, String text, long rows, Release release) {
        PrintWriter err = spec.commandLine().getErr();
        for (Advice advice : new Adviser(release, new TermUse(release)).of(parsed, text, rows, QueryRunner::rows)) {
            err.println("egnatia: " + advice.inWords());
            advice.instead().forEach(instead -> err.println("         meant may be " + instead.text()
                    + (instead.meaning().isEmpty() ? "" : ", " + instead.meaning())));
        }
        err.flush();
    }

    /** An answer as it is printed, with its number of rows or triples; 1 or 0 for yes and no. */
    private record Answered(String text, long rows) {
    }

    private Map<String, List<String>> given() {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int sign = parameter.indexOf('=');
            if (sign < 1) {
                throw new ParameterException(spec.commandLine(),
                        "Value for option '--param' is NAME=VALUE but was '" + parameter + "'");
            }
            given.computeIfAbsent(parameter.substring(0, sign), name -> new ArrayList<>())
                    .add(parameter.substring(sign + 1));
        }
        return given;
    }

    /** Reads the values by the contract that holds for addresses, too. */
    private static ParameterValues values(SavedQuery saved, Map<String, List<String>> all, String day,
            String option, Release release) {
        List<Parameter> contract = saved.parameters();
        Map<String, List<String>> given = new LinkedHashMap<>(all);
        if (day != null) {
            if (contract.stream().noneMatch(parameter -> parameter.name().equals(DATE) && parameter.isDay())) {
                throw new QueryException("query " + saved.id() + " has no parameter " + DATE + ", which " + option
                        + " sets;"
                        + " it has " + contract.stream().map(Parameter::name)
                        .reduce((one, other) -> one + ", " + other).orElse("no parameter"));
            }
            given.put(DATE, Stream.concat(given.getOrDefault(DATE, List.of()).stream(), Stream.of(day)).toList());
        }
        ParameterReading reading = org.w3id.egnatia.query.Parameters.read(contract, given, release::names,
                LocalDate.now(ZoneOffset.UTC));
        if (reading instanceof ParameterProblem problem) {
            throw new QueryException(problem.sentence());
        }
        return (ParameterValues) reading;
    }

    /**
     * A query of one's own, which is looked at before any data is; empty if it may be the id of a saved one. Ids have
     * neither points nor strokes.
     */
    private Optional<SavedQuery> own() throws IOException {
        if (query.equals("-")) {
            return Optional.of(fromText("(standard input)", System.in.readAllBytes()));
        }
        return (query.contains(".") || query.contains("/")) && Files.exists(Path.of(query))
                ? Optional.of(fromText(query, Workspace.readOne(Path.of(query)))) : Optional.empty();
    }

    private SavedQuery saved(Release release) throws IOException {
        Optional<SavedQuery> saved = release.queries().find(query);
        if (saved.isPresent()) {
            return saved.get();
        }
        Path file = Path.of(query);
        if (!Files.exists(file)) {
            throw new QueryException("there is no saved query and no file '" + query + "'; " + questions(release));
        }
        return fromText(query, Workspace.readOne(file));
    }

    /** The questions that may have been meant, or some of all. */
    private String questions(Release release) {
        List<String> ids = release.queries().questions().stream().map(SavedQuery::id).toList();
        List<String> nearest = Spelling.nearest(query, ids, query.length() / LETTERS_FOR_ONE_MISTAKE, FEW);
        return nearest.isEmpty() ? "saved queries are " + String.join(", ", ids.subList(0, Math.min(FEW, ids.size())))
                + " …"
                : "did you mean " + String.join(" or ", nearest) + "?";
    }

    private static SavedQuery fromText(String name, byte[] text) {
        return SavedQuery.in("", List.of(new SourceFile(name, text)), List.of()).get(0);
    }

    /** What differs between two days. */
    private String compared(SavedQuery saved, Map<String, List<String>> given, Release release, Answering asked,
            boolean isSaved) {
        ParameterValues first = values(saved, given, asOf, AS_OF, release);
        Map<String, List<String>> others = new LinkedHashMap<>(given);
        others.remove(DATE);
        ParameterValues second = values(saved, others, comparedWith, COMPARED, release);
        Query query = QueryRunner.parse(saved, first);
        if (!query.isSelectType()) {
            throw new QueryException("--compared-with is for tables; this query gives none");
        }
        RowSet rows = DayDifference.of(asked.select(query), LocalDate.parse(first.withDays().get(DATE)),
                asked.select(QueryRunner.parse(saved, second)), LocalDate.parse(second.withDays().get(DATE)));
        return table(evidence ? EvidenceColumns.added(rows, asked::select) : rows, isSaved).text();
    }

    private Answered answer(Query parsed, Answering asked, boolean saved) {
        if (evidence && !parsed.isSelectType()) {
            throw new QueryException("--evidence is for tables; this query gives none");
        } else if (parsed.isAskType()) {
            boolean truth = asked.ask(parsed);
            return new Answered(truth + "\n", truth ? 1 : 0);
        } else if (parsed.isSelectType()) {
            return table(evidence ? withEvidence(parsed, asked) : asked.select(parsed), saved);
        }
        if (format != null && format != Format.ttl) {
            throw new QueryException("--format " + format + " is for tables; this query gives a graph, so use ttl");
        }
        Graph graph = asked.graph(parsed);
        return new Answered(RDFWriter.source(graph).format(RDFFormat.TURTLE_BLOCKS).asString(), graph.size());
    }

    private static RowSet withEvidence(Query parsed, Answering asked) {
        Carriers carriers = Carriers.of(parsed);
        return switch (carriers.why()) {
            case SUMMED_UP -> throw new QueryException("--evidence: a row that is made of several facts has no "
                    + "evidence of its own; ask for the facts: "
                    + carriers.facts().serialize().replaceAll("\\s+", " ").strip());
            case CUT -> throw new QueryException("--evidence: equal rows are made one and then cut off; leave out "
                    + "DISTINCT or LIMIT");
            case NOBODY -> throw new QueryException("--evidence: no node of the query says these values; ask for the "
                    + "fact that states them, such as ?fact egn:value ?value");
            case CAN -> {
                List<Binding> rows = new ArrayList<>();
                asked.select(carriers.query()).forEachRemaining(rows::add);
                yield EvidenceColumns.added(rows, carriers, asked::select);
            }
        };
    }

    /** Rows in the form that is wanted. */
    private Answered table(RowSet found, boolean saved) {
        RowSetRewindable rows = found.rewindable();
        String text = switch (format == null ? Format.table : format) {
            case table -> TextTable.of(rows, saved, TerminalWidth.of(width));
            case csv -> QueryRunner.csv(saved ? ResultColumn.headed(rows) : rows);
            case tsv -> written(rows, ResultSetLang.RS_TSV);
            case json -> written(rows, ResultSetLang.RS_JSON);
            case md -> TextTable.markdown(rows, saved);
            case ttl -> throw new QueryException(
                    "--format ttl is for CONSTRUCT and DESCRIBE; this query gives a table");
        };
        return new Answered(text, rows.size());
    }

    private static String written(RowSet rows, Lang lang) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowSetWriterRegistry.getFactory(lang).create(lang).write(out, rows, new Context());
        return out.toString(StandardCharsets.UTF_8);
    }
}
