package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.ResultForms;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Graphs of the release for editors and assistants, as RDF: the saved questions, as SIB's sparql-examples have them,
 * and the shapes.
 */
final class GraphResource implements Resource {

    /** Its forms. */
    static final List<Form> FORMS = List.of(Form.of("ttl", "text/turtle"), Form.of("jsonld", "application/ld+json"),
            Form.of("rdf", "application/rdf+xml"), Form.of("nt", "application/n-triples"));

    private final String what;
    private final Function<Site, Graph> graph;

    private GraphResource(String what, Function<Site, Graph> graph) {
        this.what = what;
        this.graph = graph;
    }

    /**
     * {@code /.well-known/sparql-examples}: the triples of the graph with the questions; the target is this server's
     * endpoint.
     */
    static GraphResource ofQuestions() {
        return new GraphResource("The questions", GraphResource::questions);
    }

    /** {@code /def/shapes}: the shapes to which the data conforms, in SHACL. */
    static GraphResource ofShapes() {
        return new GraphResource("The shapes", site -> site.release().shapes());
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        // A browser that asks for HTML is better served with Turtle than with a refusal.
        Form form = target.form().or(() -> Optional.of(FORMS.get(0))
                .filter(turtle -> target.request().accept().quality("text/html") > 0))
                .orElseThrow(() -> Negotiator.notAcceptable(what, target.route().forms()).thrown());
        return target.as(form, () -> Representation.Made.of(RDFWriter.source(graph.apply(Served.of(target).site()))
                .format(ResultForms.graphFormat(form.mediaType())).asString()));
    }

    private static Graph questions(Site site) {
        Links links = site.links();
        Node endpoint = NodeFactory.createURI(links.absolute("sparql"));
        Graph made = GraphFactory.createDefaultGraph();
        site.release().dataset().getGraph(Release.QUERIES).find()
                .forEachRemaining(triple -> made.add(triple.getPredicate().equals(QuestionGraph.TARGET)
                ? Triple.create(triple.getSubject(), triple.getPredicate(), endpoint) : triple));
        for (String prefix : List.of("sh", "rdf", "rdfs", "schema", "xsd")) {
            made.getPrefixMapping().setNsPrefix(prefix, Namespaces.all().get(prefix));
        }
        return made;
    }
}
