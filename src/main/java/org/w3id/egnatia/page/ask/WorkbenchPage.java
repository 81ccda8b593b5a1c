package org.w3id.egnatia.page.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The SPARQL workbench, and the answer to a query that a browser sends to the endpoint.
 *
 * @param view    its circumstances
 * @param query   the text of the query; empty on the bare address
 * @param answer  the rows of the answer, if it has any
 * @param truth   the answer to an ASK query
 * @param graph   the triples of a graph, as Turtle
 * @param problem why the query cannot be answered, with line and column where there is one
 */
public record WorkbenchPage(View view, String query, Optional<AnswerTable> answer, Optional<Boolean> truth,
                            Optional<String> graph,
                            Optional<String> problem) implements Page {

    private static final int LEAST_LINES = 6;
    private static final int MOST_LINES = 18;
    /** The query that the workbench begins with. */
    private static final String EXAMPLE = """
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
        return new WorkbenchPage(view, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A query that cannot be answered. */
    public static WorkbenchPage refused(View view, String query, String problem) {
        return new WorkbenchPage(view, query, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(problem));
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

    /** Example questions by group. */
    public Map<String, List<SavedQuery>> examples() {
        return QuestionsPage.of(view).groups();
    }

    /** The turtle in pieces, with links. */
    public List<SparqlText.Piece> graphPieces() {
        return graph.map(text -> SparqlText.of(text).pieces()).orElse(List.of());
    }

    /**
     * What the editor completes: prefixes, classes and properties with what they mean. JSON that is safe to stand in a
     * script element.
     */
    public String vocabulary() {
        JsonBuilder json = new JsonBuilder().startObject().pair("base", Namespaces.BASE).key("prefixes").startObject();
        Namespaces.all().forEach(json::pair);
        json.finishObject();
        terms(json, "classes", List.of(OWL.Class.asNode()));
        terms(json, "properties", List.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode(),
                OWL.AnnotationProperty.asNode()));
        return json.finishObject().build().toString().replace("<", "\\u003c");
    }

    private void terms(JsonBuilder json, String key, List<Node> kinds) {
        Map<String, String> terms = new TreeMap<>();
        kinds.stream().flatMap(kind -> view.site().things().having(RDF.type.asNode(), kind).stream())
                .filter(Node::isURI)
                .forEach(term -> terms.put(Namespaces.shorten(term.getURI()), view.site().things()
                        .text(term, SKOS.definition.asNode()).orElse("")));
        json.key(key).startArray();
        terms.forEach((name, meaning) -> json.startObject().pair("name", name).pair("meaning", meaning).finishObject());
        json.finishArray();
    }

    /** Link to the same answer in another form of results. */
    public String formLink(String format) {
        return view.site().links().to("sparql") + "?format=" + format + "&query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The forms that the answer can be had in. */
    public List<String> forms() {
        return graph.isPresent() ? List.of("ttl", "jsonld", "nt", "rdf") : List.of("csv", "tsv", "json", "xml");
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
        return List.of("yasqe.css", "ask.css", "workbench.css");
    }

    @Override
    public List<String> scripts() {
        return List.of("yasqe.js", "workbench.js");
    }
}
