package org.w3id.egnatia.serve.sparql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFWriter;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.PassedOn;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * The SPARQL endpoint: a description of the service or the workbench at the bare address (SPARQL 1.1 Service
 * Description), a page for browsers that ask, and for all others the query operation of the engine behind.
 */
public final class EndpointResource implements Resource {

    /** Address of the endpoint. */
    public static final String PATH = "/sparql";
    /** The forms of the description, with that of the workbench. */
    public static final List<Form> FORMS = List.of(Form.of("ttl", "text/turtle"), Form.HTML,
            Form.of("jsonld", "application/ld+json"),
            Form.of("rdf", "application/rdf+xml"), Form.of("nt", "application/n-triples"));

    /** Parameters of which the protocol knows nothing: the evidence in the table, and the answer that is cited. */
    private static final List<String> ONLY_OF_PAGES = List.of("evidence", "version", "result");
    private static final String HTML = Form.HTML.mediaType();

    private final Resource workbench;

    /** With what answers in pages. */
    public EndpointResource(Resource workbench) {
        this.workbench = workbench;
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        Request request = target.request();
        if (request.isReading() && request.query().isEmpty()) {
            return bare(target);
        } else if (isForReading(target)) {
            return workbench.answer(target);
        }
        Optional<String> ofPages = ONLY_OF_PAGES.stream().filter(name -> request.parameters().first(name).isPresent())
                .findFirst();
        if (ofPages.isPresent()) {
            throw Refusal.without(ofPages.get(), "Only the page of an answer heeds this").thrown();
        }
        SparqlRequest.of(request);
        return new PassedOn(PATH, target);
    }

    /** True if a request wants its answer as a page rather than in any other form that there is. */
    private static boolean isForReading(Target target) {
        if (!target.request().isReading()) {
            return false;
        }
        String format = target.parameter("format").or(() -> target.parameter("output")).orElse("");
        return format.isEmpty() ? target.request().accept()
                .choose(Stream.concat(ResultForms.all().stream(), Stream.of(HTML)).toList())
                .filter(HTML::equals).isPresent() : format.equals("html");
    }

    private Answer bare(Target target) throws RefusalException {
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("The description of this service", FORMS)
                .thrown());
        if (form.equals(Form.HTML)) {
            return workbench.answer(target);
        }
        Served served = Served.of(target);
        return target.as(form, () -> Representation.Made.of(RDFWriter.source(ServiceDescription.of(served.release(),
                served.publicUrl()))
                .format(ResultForms.graphFormat(form.mediaType())).asString()));
    }

    @Override
    public Notes notes(Target target) {
        return target.parameter("query").map(QueryTrace::received).orElse(Notes.NONE);
    }
}
