package org.w3id.egnatia.serve.sparql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFWriter;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Admitted;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * The SPARQL endpoint: a description of the service or the workbench at the bare address (SPARQL 1.1 Service
 * Description), a page for browsers that ask, and for all others the query operation.
 */
public final class EndpointResource implements Resource {

    /** Address of the endpoint. */
    public static final String PATH = "/sparql";
    /** The forms of the description, with that of the workbench. */
    public static final List<Form> FORMS = List.of(Form.of("ttl", "text/turtle"), Form.HTML,
            Form.of("jsonld", "application/ld+json"),
            Form.of("rdf", "application/rdf+xml"), Form.of("nt", "application/n-triples"));

    /** Parameters of which the protocol knows nothing: the evidence in the table, and the answer that is cited. */
    private static final List<String> ONLY_OF_PAGES = List.of("evidence", "version", "result", "view");
    /** Forms that say what they are, of which the protocol knows nothing: short names with media types. */
    private static final Map<String, Form> FILES = Map.of(
            "md", Form.of("md", "text/markdown"), "svg", Form.SVG, "xlsx",
            Form.of("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    private static final String AS_OF = "as-of";
    private static final String FORMAT = "format";
    private static final String OUTPUT = "output";
    private static final String EVIDENCE = "evidence";
    private static final String HTML = Form.HTML.mediaType();
    private static final List<String> FILE_TYPES = FILES.values().stream().map(Form::mediaType).sorted().toList();
    private static final List<String> RESULTS_OR_PAGE = and(ResultForms.all(), List.of(HTML));
    private static final List<String> PAGE_FILE_OR_RESULTS = and(List.of(HTML), FILE_TYPES, ResultForms.all());
    private static final List<String> PAGE_EVIDENCE_FILE_OR_RESULTS = and(List.of(HTML), ResultForms.tables(),
            FILE_TYPES, ResultForms.all());

    private final Resource workbench;
    private final Resource queries;

    /** With what answers in pages, and what answers as the protocol has it. */
    public EndpointResource(Resource workbench, Resource queries) {
        this.workbench = workbench;
        this.queries = queries;
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        Request request = target.request();
        AddressQuery fields = request.fields();
        if (fields.first(AS_OF).isPresent()) {
            throw Refusal.without(AS_OF, "A query has its day in itself, such as FILTER (?since <= "
                    + "\"2020-06-30\"^^xsd:date), and is not answered as of another").thrown();
        } else if (target.parameter(FORMAT).isPresent() && target.parameter(OUTPUT).isPresent()
                && !target.parameter(FORMAT).equals(target.parameter(OUTPUT))) {
            throw Refusal.without(OUTPUT, "The form is given twice, as " + FORMAT + " and as " + OUTPUT).thrown();
        } else if (request.isReading() && request.query().isEmpty()) {
            return bare(target);
        } else if (isForReading(target) || file(target).isPresent()) {
            return workbench.answer(target);
        }
        Optional<String> ofPages = ONLY_OF_PAGES.stream().filter(name -> fields.first(name).isPresent())
                .findFirst();
        if (ofPages.isPresent()) {
            throw Refusal.without(ofPages.get(), "Only the page of an answer and its files, which are asked for by GET "
                    + "with format=" + String.join(", format=", files()) + ", heed this").thrown();
        }
        return new Admitted(queries.answer(target));
    }

    @SafeVarargs
    private static List<String> and(List<String>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    /** The short names of the forms that say what they are. */
    public static List<String> files() {
        return FILES.keySet().stream().sorted().toList();
    }

    /**
     * The form of an answer that is no page and that the protocol knows nothing of: one that says what it is, or rows
     * with their evidence; empty if none is asked for.
     */
    public static Optional<Form> file(Target target) {
        String format = target.parameter(FORMAT).or(() -> target.parameter(OUTPUT)).orElse("");
        if (!target.request().isReading() || target.parameter("query").isEmpty() || format.equals("html")) {
            return Optional.empty();
        } else if (FILES.containsKey(format)) {
            return Optional.of(FILES.get(format));
        }
        boolean isWithEvidence = target.parameter(EVIDENCE).isPresent();
        List<String> tables = ResultForms.tables();
        if (!format.isEmpty()) {
            return isWithEvidence ? ResultForms.ofShortName(format).filter(tables::contains)
                    .map(type -> Form.of(format, type)) : Optional.empty();
        }
        return target.request().accept().choose(isWithEvidence ? PAGE_EVIDENCE_FILE_OR_RESULTS : PAGE_FILE_OR_RESULTS)
                .filter(type -> FILE_TYPES.contains(type) || isWithEvidence && tables.contains(type))
                .map(type -> FILES.values().stream()
                .filter(form -> form.mediaType().equals(type)).findFirst().orElseGet(() ->
                Form.of(ResultForms.ending(type), type)));
    }

    /** True if a request wants its answer as a page rather than in any other form that there is. */
    private static boolean isForReading(Target target) {
        if (!target.request().isReading()) {
            return false;
        }
        String format = target.parameter(FORMAT).or(() -> target.parameter(OUTPUT)).orElse("");
        return format.isEmpty() ? target.request().accept().choose(RESULTS_OR_PAGE)
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
