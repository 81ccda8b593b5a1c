package org.w3id.egnatia.serve.site;

import java.util.List;
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
 * {@code /.well-known/sparql-examples}: the saved questions as RDF, as SIB's sparql-examples have them, for editors and
 * assistants. The triples are those of the graph with the questions; the target is this server's endpoint.
 */
final class ExamplesResource implements Resource {

    /** Its forms. */
    static final List<Form> FORMS = List.of(Form.of("ttl", "text/turtle"), Form.of("jsonld", "application/ld+json"),
            Form.of("rdf", "application/rdf+xml"), Form.of("nt", "application/n-triples"));

    @Override
    public Answer answer(Target target) throws RefusalException {
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("The questions", target.route().forms())
                .thrown());
        return target.as(form, () -> Representation.Made.of(RDFWriter.source(graph(Served.of(target).site()))
                .format(ResultForms.graphFormat(form.mediaType())).asString()));
    }

    private static Graph graph(Site site) {
        Links links = site.links();
        Node endpoint = NodeFactory.createURI(links.absolute("sparql"));
        Graph graph = GraphFactory.createDefaultGraph();
        site.release().dataset().getGraph(Release.QUERIES).find()
                .forEachRemaining(triple -> graph.add(triple.getPredicate().equals(QuestionGraph.TARGET)
                ? Triple.create(triple.getSubject(), triple.getPredicate(), endpoint) : triple));
        for (String prefix : List.of("sh", "rdf", "rdfs", "schema", "xsd")) {
            graph.getPrefixMapping().setNsPrefix(prefix, Namespaces.all().get(prefix));
        }
        return graph;
    }
}
