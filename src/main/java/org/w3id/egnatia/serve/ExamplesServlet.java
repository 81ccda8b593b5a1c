package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.QuestionGraph;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * {@code /.well-known/sparql-examples}: the saved questions as RDF, as SIB's sparql-examples have them, for editors and
 * assistants. The triples are those of the graph with the questions; the target is this server's endpoint.
 */
final class ExamplesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/.well-known/sparql-examples";

    private static final List<String> OFFERED = List.of("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples");

    private final transient CurrentRelease current;

    ExamplesServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        Optional<String> type = Accept.of(request).choose(OFFERED);
        if (type.isEmpty()) {
            Answers.error(response, HttpServletResponse.SC_NOT_ACCEPTABLE, "The questions can be had as " + String.join(", ", OFFERED) + ".");
            return;
        }
        Graph graph = graph(current.site());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(ResultForms.graphFormat(type.get())).output(out);
        Answers.send(request, response, ResultForms.contentType(type.get()), out.toByteArray(), Answers.REVALIDATE);
    }

    private static Graph graph(Site site) {
        Links links = site.links();
        Node endpoint = NodeFactory.createURI(links.absolute("sparql"));
        Graph graph = GraphFactory.createDefaultGraph();
        site.release().dataset().getGraph(Release.QUERIES).find().forEachRemaining(triple -> graph.add(triple.getPredicate().equals(QuestionGraph.TARGET)
                ? Triple.create(triple.getSubject(), triple.getPredicate(), endpoint) : triple));
        for (String prefix : List.of("sh", "rdf", "rdfs", "schema", "xsd")) {
            graph.getPrefixMapping().setNsPrefix(prefix, Namespaces.all().get(prefix));
        }
        return graph;
    }
}
