package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.WorkbenchPage;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.vocab.Namespaces;

/** What the endpoint shows to browsers: the workbench, and answers to be read. */
final class SparqlPages {

    /** Rows and triples that a page shows; the other forms have all of them. */
    private static final int SHOWN = 1_000;
    /** Characters after which a page shows no more of them. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final CurrentRelease current;
    private final QueryDesk desk;

    SparqlPages(CurrentRelease current, QueryDesk desk) {
        this.current = current;
        this.desk = desk;
    }

    /** True if a request wants its answer as a page rather than in any other form that there is. */
    static boolean isWanted(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return false;
        }
        String format = Optional.ofNullable(request.getParameter("format")).orElse(request.getParameter("output"));
        if (format != null && !format.isEmpty()) {
            return format.equals("html");
        }
        List<String> offered = Stream.concat(ResultForms.all().stream(), Stream.of("text/html")).toList();
        return Accept.of(request).choose(offered).filter("text/html"::equals).isPresent();
    }

    /** Answers with the workbench, or the answer to the query of the request. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept");
        View view;
        try {
            view = Views.of(request, current.site());
        } catch (BadParameterException e) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        String text = view.parameters().getOrDefault("query", "");
        if (text.isBlank()) {
            send(request, response, html(WorkbenchPage.empty(view)));
            return;
        }
        try {
            // What a page becomes is made within the bounds, too, for it may be much more than the answer.
            send(request, response, desk.answer(text, () -> QueryDesk.parse(text), view.site().release(), request, exec -> html(page(exec, view, text))));
        } catch (QueryDesk.RefusedException e) {
            e.sayWhen(response);
            Answers.page(response, e.status(), view.site().render(WorkbenchPage.refused(view, text, e.getMessage())));
        }
    }

    private static byte[] html(WorkbenchPage page) {
        return page.view().site().render(page).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, byte[] html) throws IOException {
        Answers.send(request, response, PageServlet.HTML, html, Answers.REVALIDATE);
    }

    private static WorkbenchPage page(QueryExec exec, View view, String text) {
        Query query = exec.getQuery();
        if (query.isAskType()) {
            return new WorkbenchPage(view, text, Optional.empty(), Optional.of(exec.ask()), Optional.empty(), Optional.empty());
        } else if (query.isSelectType()) {
            return new WorkbenchPage(view, text, Optional.of(AnswerTable.of(exec.select(), SHOWN, MOST_CHARACTERS)), Optional.empty(), Optional.empty(), Optional.empty());
        }
        Graph graph = GraphFactory.createDefaultGraph();
        Iterator<Triple> triples = query.isDescribeType() ? exec.describeTriples() : exec.constructTriples();
        long characters = 0;
        while (triples.hasNext()) {
            Triple triple = triples.next();
            graph.add(triple);
            characters += triple.getObject().toString().length();
            if (graph.size() > SHOWN || characters > MOST_CHARACTERS) {
                throw new OverLimitException("The result has more than " + SHOWN + " triples or very long texts, which is more than a page shows; ask for it as Turtle.");
            }
        }
        Namespaces.all().forEach(graph.getPrefixMapping()::setNsPrefix);
        String turtle = RDFWriter.source(graph).format(RDFFormat.TURTLE_BLOCKS).asString();
        return new WorkbenchPage(view, text, Optional.empty(), Optional.empty(), Optional.of(turtle), Optional.empty());
    }
}
