package org.w3id.egnatia.page.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The SPARQL workbench, and the answer to a query that a browser sends to the endpoint.
 *
 * @param view    its circumstances
 * @param query   the text of the query; empty on the bare address
 * @param answer  the rows of the answer, if it has any; of a graph its triples
 * @param truth   the answer to an ASK query
 * @param graph   the triples of a graph, as Turtle
 * @param count   how many rows or triples the answer has; 1 or 0 for yes and no
 * @param problem why the query cannot be answered, with line and column where there is one
 * @param place   where in the query the problem is
 * @param advice  what is to be said of the query and its answer
 * @param digest  SHA-256 of all rows as SPARQL CSV with LF line ends; empty if there are none, or more than were kept
 * @param limit   seconds that a query may take; 0 if that is not known
 */
public record WorkbenchPage(View view, String query, Optional<AnswerTable> answer, Optional<Boolean> truth,
                            Optional<String> graph, long count, Optional<String> problem, Position place,
                            List<Advice> advice, Optional<String> digest, long limit) implements Page {

    private static final int SHORT = 12;
    private static final int MOST_TARGETS = 3;
    private static final int LEAST_LINES = 6;
    private static final int MOST_LINES = 18;
    /** The query that the workbench begins with. */
    public static final String EXAMPLE = """
            PREFIX egn: <https://w3id.org/egnatia/def/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

            # The agreements of the Western Balkans partners
            SELECT ?partner ?agreement ?label
            WHERE {
              ?partner a egn:WesternBalkansPartner ;
                egn:partyTo ?agreement .
              ?agreement a egn:Agreement ;
                rdfs:label ?label .
              FILTER (LANG(?label) = "en")
            }
            ORDER BY ?partner STR(?label)
            """;

    /** The workbench without a query. */
    public static WorkbenchPage empty(View view) {
        return new WorkbenchPage(view, "", Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty(),
                Position.NONE, List.of(), Optional.empty(), 0);
    }

    /**
     * Rows.
     *
     * @param found the rows of the query, or with the evidence those of {@link Carriers#query()}
     */
    public static WorkbenchPage of(View view, String query, AnswerTable found) {
        Carriers carriers = Carriers.of(QueryRunner.parseAsked(query));
        boolean isWithEvidence = view.parameters().containsKey(AskedQuestion.EVIDENCE)
                && carriers.why() == Carriers.Why.CAN;
        AnswerTable answer = isWithEvidence ? found.asAsked(carriers) : found;
        Optional<String> digest = answer.isWhole() ? Optional.of(Sha256.hex(QueryRunner.csv(answer.rowSet())
                .getBytes(StandardCharsets.UTF_8))) : Optional.empty();
        return new WorkbenchPage(view, query, Optional.of(isWithEvidence ? found.withEvidence(carriers, view)
                : answer), Optional.empty(), Optional.empty(), answer.rows().size(), Optional.empty(), Position.NONE,
                List.of(), digest, 0);
    }

    /** Yes or no. */
    public static WorkbenchPage of(View view, String query, boolean truth) {
        return new WorkbenchPage(view, query, Optional.empty(), Optional.of(truth), Optional.empty(), truth ? 1 : 0,
                Optional.empty(), Position.NONE, List.of(), Optional.empty(), 0);
    }

    /** Triples, which stand below as Turtle. */
    public static WorkbenchPage of(View view, String query, Graph graph, String turtle) {
        return new WorkbenchPage(view, query, Optional.of(AnswerTable.of(graph)), Optional.empty(),
                Optional.of(turtle), graph.size(), Optional.empty(), Position.NONE, List.of(), Optional.empty(), 0);
    }

    /** The same where a query may take so long. */
    public WorkbenchPage within(Duration time) {
        return new WorkbenchPage(view, query, answer, truth, graph, count, problem, place, advice, digest,
                time.toSeconds());
    }

    /** The same of another query, which is not answered. */
    public WorkbenchPage asking(String other) {
        return new WorkbenchPage(view, other, answer, truth, graph, count, problem, place, advice, digest, limit);
    }

    /** The same with what is to be said of it. */
    public WorkbenchPage with(List<Advice> said) {
        return new WorkbenchPage(view, query, answer, truth, graph, count, problem, place, said, digest, limit);
    }

    /** A query that cannot be answered. */
    public static WorkbenchPage refused(View view, String query, String problem, Position place) {
        return new WorkbenchPage(view, query, Optional.empty(), Optional.empty(), Optional.empty(), 0,
                Optional.of(problem), place, List.of(), Optional.empty(), 0);
    }

    /** A line of the query before, at and behind a place in it. */
    public record Marked(String before, String at, String behind) {
    }

    /** The line in which the problem is; empty if it has no place. */
    public Optional<Marked> marked() {
        List<String> lines = query.lines().toList();
        if (place.line() < 1 || place.line() > lines.size()) {
            return Optional.empty();
        }
        String line = lines.get((int) place.line() - 1);
        int from = (int) Math.min(line.length(), Math.max(0, place.column() - 1));
        Matcher word = Pattern.compile("\\G(?:[?$\\w:@.-]+|.)").matcher(line);
        int to = word.find(from) ? word.end() : from;
        return Optional.of(new Marked(line.substring(0, from), line.substring(from, to), line.substring(to)));
    }

    /**
     * How to cite the answer: the address has the query, the version of the data and the hash of the result, so that
     * whoever follows it is told whether the answer is still the same.
     */
    public Optional<Citation> citation() {
        return digest.map(hash -> new Citation(view.site().links().absolute("sparql") + "?query=" + encoded(query)
                + "&version=" + view.site().release().version() + "&result=" + hash.substring(0, SHORT), citedTitle(),
                view.site().release().version(), view.site().release().issued(), Optional.empty()));
    }

    /** What the query says of itself in its first comment, else what it is. */
    private String citedTitle() {
        return query.lines().map(String::strip).filter(line -> line.startsWith("#") && !AnswerView.isNamedBy(line))
                .findFirst().map(line -> line.replaceFirst("^#+\\s*(?:title:\\s*)?", ""))
                .filter(line -> !line.isEmpty())
                .orElseGet(() -> view.text("sparql.title.answer"));
    }

    /** What is to be said to whoever follows a citation; empty if none is followed. */
    public Optional<String> cited() {
        String version = view.parameters().getOrDefault("version", "");
        String result = view.parameters().getOrDefault("result", "");
        if (version.isEmpty() && result.isEmpty()) {
            return Optional.empty();
        }
        boolean isSame = !result.isEmpty() && digest.filter(hash -> hash.startsWith(result)).isPresent();
        return Optional.of(view.text(isSame ? "sparql.cites.same" : result.isEmpty() && version.equals(view.site()
                .release()
                .version()) ? "sparql.cites.same" : "sparql.cites.other", version, view.site().release().version()));
    }

    /**
     * What was asked, and what was left out: the graphs, the version of the data, the days; and where the query itself
     * wanted no more rows than there are.
     */
    public String counted() {
        Query asked = QueryRunner.parseAsked(query);
        boolean namesGraphs = asked.hasDatasetDescription() || Algebra.compile(asked).toString().contains("(graph ");
        String what = view.text(namesGraphs ? "sparql.counted.graphs" : "sparql.counted", view.site().release()
                .version());
        return asked.isSelectType() && asked.hasLimit() && count == asked.getLimit()
                ? what + " " + view.text("sparql.limit-reached", Long.toString(asked.getLimit())) : what;
    }

    /** The answer in programs. */
    public List<Snippet> snippets() {
        String address = view.site().links().absolute("sparql") + "?query=" + encoded(query).replace("'", "%27");
        return Snippet.of(address + "&format=csv", address + "&format=json", "answer");
    }

    /** True if there are rows beside which evidence can stand, or of which it can be said why not. */
    public boolean canHaveEvidence() {
        return graph.isEmpty() && answer.filter(table -> !table.rows().isEmpty()).isPresent();
    }

    /** Why there is no evidence in the table, though it is wanted; empty if it stands there. */
    public Optional<String> withoutEvidence() {
        return canHaveEvidence() && isWithEvidence() ? EvidenceProblem.of(Carriers.of(QueryRunner.parseAsked(query)),
                view) : Optional.empty();
    }

    /** Where the facts can be asked for of which the rows are made, with their evidence. */
    public Optional<String> factsLink() {
        Carriers carriers = Carriers.of(QueryRunner.parseAsked(query));
        return carriers.why() == Carriers.Why.SUMMED_UP && !carriers.nodes().isEmpty()
                ? Optional.of(view.site().links().to("sparql") + "?" + AskedQuestion.EVIDENCE + "=yes&query="
                + encoded(carriers.facts().serialize())) : Optional.empty();
    }

    /** True if the evidence stands in the table. */
    public boolean isWithEvidence() {
        return view.parameters().containsKey(AskedQuestion.EVIDENCE);
    }

    /** The same answer with the evidence of its facts, or without it. */
    public String evidenceLink() {
        return view.site().links().to("sparql") + "?" + (isWithEvidence() ? "" : AskedQuestion.EVIDENCE + "=yes&")
                + "query=" + encoded(query);
    }

    /** What stands in the editor. */
    public String text() {
        return query.isEmpty() ? EXAMPLE : query;
    }

    /** Lines of the field for the query: enough for most, and few enough to leave the answer in sight. */
    public String lines() {
        return Long.toString(Math.max(LEAST_LINES, Math.min(MOST_LINES, text().lines().count() + 1)));
    }

    /** How many rows the page shows; empty if the answer has none to count. */
    public String rows() {
        return answer.map(table -> table.rows().size() + (table.isWhole() ? "" : "+")).orElse("");
    }

    /** True if a query was asked. */
    public boolean isAsked() {
        return !query.isEmpty();
    }

    /** True if nothing was asked, though the form was sent, which names the form of the answer. */
    public boolean isSentEmpty() {
        return !isAsked() && view.parameters().containsKey("format");
    }

    /** Example questions by group. */
    public Map<String, List<SavedQuery>> examples() {
        return QuestionsPage.of(view).groups();
    }

    /**
     * A class of the ontology that has things.
     *
     * @param term   the class
     * @param count  number of its things
     * @param uses   the properties that they have
     */
    public record InHere(Node term, int count, List<TermUse.Use> uses) {
    }

    /** What is in here: the classes of ours with their properties, as the data has them, the most frequent first. */
    public List<InHere> inHere() {
        TermUse use = view.site().use();
        return use.classes().entrySet().stream().filter(type -> type.getKey().getURI().startsWith(Namespaces.DEF))
                .sorted(Map.Entry.<Node, Integer>comparingByValue().reversed())
                .map(type -> new InHere(type.getKey(), type.getValue(), use.of(type.getKey()))).toList();
    }

    /** To what the values of a property lead, in words, the most frequent first. */
    public String leads(TermUse.Use use) {
        return use.targets().keySet().stream().limit(MOST_TARGETS).map(TermUse.Target::inQuery)
                .collect(Collectors.joining(", "));
    }

    /** What a term means; empty if nothing says so. */
    public String meaning(Node term) {
        return view.site().things().text(term, SKOS.definition.asNode()).orElse("");
    }

    /** Where the editor asks what fits at the cursor. */
    public String completion() {
        return view.exactly("sparql/completion", view.language() == Language.ENGLISH ? Map.of()
                : Map.of(View.LANGUAGE, view.language().tag()));
    }

    /** A term as a query writes it. */
    public String written(Node term) {
        return Namespaces.shorten(term.getURI());
    }

    /** The turtle in pieces, with links. */
    public List<SparqlText.Piece> graphPieces() {
        return graph.map(text -> SparqlText.of(text).pieces()).orElse(List.of());
    }

    /** What the editor knows by itself: our prefixes. JSON that is safe to stand in a script element. */
    public String vocabulary() {
        JsonBuilder json = new JsonBuilder().startObject().key("prefixes").startObject();
        Namespaces.all().forEach(json::pair);
        return json.finishObject().finishObject().build().toString().replace("<", "\\u003c");
    }

    /** Link to the same answer in another form of results, with the evidence if it stands in the table. */
    public String formLink(String format) {
        return view.site().links().to("sparql") + "?" + (isWithEvidence() ? AskedQuestion.EVIDENCE + "=yes&" : "")
                + "format=" + format + "&query=" + encoded(query);
    }

    /** Name of a file of the answer: what the query says of itself, the version of the data, the ending. */
    public String fileName(String ending) {
        return AnswerFile.name(citedTitle(), view, ending);
    }

    /** The answer as it is looked at. */
    public AnswerFigure figure() {
        return AnswerFigure.of(answer.orElseThrow(), view, query, citedTitle());
    }

    /** Address of the picture as a file. */
    public String pictureLink(AnswerFigure figure) {
        return view.site().links().to("sparql") + "?format=svg&" + AnswerView.NAME + '=' + figure.shown().code()
                + "&query=" + encoded(query);
    }

    /** The rows as a file that says what it is. */
    public static AnswerFile file(View view, String query, AnswerTable table) {
        WorkbenchPage page = of(view, query, table);
        return new AnswerFile(view, page.answer().orElseThrow(), page.citedTitle(), page.citation()
                .map(Citation::iri).orElseGet(() -> view.site().links().absolute("sparql") + "?query="
                + encoded(query)), Map.of("Query", query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The forms that the answer can be had in. */
    public List<String> forms() {
        return graph.isPresent() ? List.of("ttl", "jsonld", "nt", "rdf", "xlsx", "md", "svg") : answer.isPresent()
                ? List.of("csv", "tsv", "json", "xml", "xlsx", "md", "svg") : List.of("csv", "tsv", "json", "xml");
    }

    @Override
    public String template() {
        return "workbench.jte";
    }

    @Override
    public String title() {
        return view.text(isAsked() ? "sparql.title.answer" : "sparql.title");
    }

    @Override
    public String description() {
        return view.text("sparql.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("yasqe.css", "charts.css", "ask.css", "workbench.css");
    }

    @Override
    public List<String> scripts() {
        return List.of("yasqe.js", "charts.js", "workbench.js");
    }
}
