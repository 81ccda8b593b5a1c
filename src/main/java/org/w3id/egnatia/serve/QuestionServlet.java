package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.AskedQuestion;
import org.w3id.egnatia.page.ask.OpenApi;
import org.w3id.egnatia.page.ask.QuestionPage;
import org.w3id.egnatia.page.ask.QuestionsPage;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.OverLimitException;

/** {@code /query}: the library; {@code /query/ID}: a question with its answer, in a form by ending or Accept. */
final class QuestionServlet extends ViewServlet {
    private static final long serialVersionUID = 1L;

    private static final String OPEN_API = "/openapi.json";

    private final transient QueryDesk desk;

    QuestionServlet(CurrentRelease current, QueryDesk desk) {
        super(current);
        this.desk = desk;
    }

    @Override
    void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (path.isEmpty()) {
            html(request, response, view.site().render(QuestionsPage.of(view)));
        } else if (path.equals(OPEN_API)) {
            Answers.send(request, response, "application/json", OpenApi.of(view).getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
        } else {
            question(path.substring(1), view, request, response);
        }
    }

    private void question(String name, View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SavedQuery> whole = find(view, name);
        int point = name.lastIndexOf('.');
        Optional<AnswerForm> form = whole.isPresent() || point < 0 ? Optional.empty() : AnswerForm.ofEnding(name.substring(point + 1));
        Optional<SavedQuery> question = whole.or(() -> form.flatMap(f -> find(view, name.substring(0, point))));
        if (question.isEmpty()) {
            Problems.nothingHere(request, response, view.site());
            return;
        }
        Optional<AnswerForm> wanted = form;
        if (wanted.isEmpty()) {
            response.setHeader("Vary", "Accept");
            wanted = Accept.of(request).choose(AnswerForm.mediaTypes()).flatMap(AnswerForm::ofMediaType);
        }
        if (wanted.isEmpty()) {
            Answers.error(response, HttpServletResponse.SC_NOT_ACCEPTABLE, "This question can be had as " + String.join(", ", AnswerForm.mediaTypes()) + ".");
            return;
        }
        answer(AskedQuestion.of(question.get(), view), wanted.get(), view, request, response);
    }

    /** A question, or one of the rules, whose addresses stand in the data, too. */
    private static Optional<SavedQuery> find(View view, String id) {
        return view.site().release().queries().all().stream().filter(query -> query.id().equals(id)).findFirst();
    }

    private void answer(AskedQuestion asked, AnswerForm form, View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (form == AnswerForm.HTML) {
            page(asked, view, request, response);
        } else if (form.isDescription()) {
            describe(asked.saved(), form, view.site().release(), request, response);
        } else if (asked.query().isEmpty()) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, asked.problem().orElseThrow());
        } else if (form == AnswerForm.QUERY) {
            Answers.send(request, response, form.mediaType() + "; charset=utf-8", asked.text().getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
        } else if (!asked.hasRows()) {
            Answers.error(response, HttpServletResponse.SC_NOT_FOUND, "This is a rule that makes triples, not a question with rows; see /graph/derived/" + asked.saved().id() + ".");
        } else if (asked.rows().page() > 1) {
            Answers.error(response, HttpServletResponse.SC_BAD_REQUEST, "Only the page of an answer comes in parts, a file has all rows: leave out the parameter page.");
        } else {
            rows(asked, form, view, request, response);
        }
    }

    private void page(AskedQuestion asked, View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (asked.query().isEmpty() || !asked.hasRows()) {
            String html = view.site().render(new QuestionPage(view, asked, Optional.empty(), Optional.empty()));
            if (asked.query().isEmpty()) {
                Answers.page(response, HttpServletResponse.SC_BAD_REQUEST, html);
            } else {
                html(request, response, html);
            }
            return;
        }
        try {
            QuestionPage page = answered(asked, view, request);
            if (page.answer().filter(ResultTable::isBeyond).isPresent()) {
                Answers.page(response, HttpServletResponse.SC_BAD_REQUEST, view.site().render(page));
            } else {
                html(request, response, view.site().render(page));
            }
        } catch (QueryDesk.RefusedException e) {
            refuse(e, response);
        }
    }

    private void rows(AskedQuestion asked, AnswerForm form, View view, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            byte[] body;
            if (form == AnswerForm.XLSX) {
                body = answered(asked, view, request).spreadsheet();
                response.setHeader("Content-Disposition", "attachment; filename=\"" + asked.saved().id() + ".xlsx\"");
            } else {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ResultForms.tableWriter(form.mediaType()).write(out, selected(asked, form, view, request), new Context());
                body = out.toByteArray();
            }
            Answers.send(request, response, ResultForms.contentType(form.mediaType()), body, Answers.MINUTES);
        } catch (QueryDesk.RefusedException e) {
            refuse(e, response);
        }
    }

    private static void refuse(QueryDesk.RefusedException e, HttpServletResponse response) throws IOException {
        e.sayWhen(response);
        Answers.error(response, e.status(), e.getMessage());
    }

    private QuestionPage answered(AskedQuestion asked, View view, HttpServletRequest request) throws QueryDesk.RefusedException {
        return QuestionPage.of(view, asked, table(asked, view, request));
    }

    private AnswerTable table(AskedQuestion asked, View view, HttpServletRequest request) throws QueryDesk.RefusedException {
        Query query = asked.query().orElseThrow();
        return desk.answer(asked.saved().id() + asked.canonical(), () -> query, view.site().release(), request, QuestionServlet::whole);
    }

    private static AnswerTable whole(QueryExec exec) {
        AnswerTable table = AnswerTable.of(exec.select(), QueryAnswer.MAX_ROWS);
        if (!table.isWhole()) {
            throw new OverLimitException("The answer has more than " + QueryAnswer.MAX_ROWS + " rows.");
        }
        return table;
    }

    /** The rows that are wanted; only CSV may have headings that are no names of variables. */
    private RowSet selected(AskedQuestion asked, AnswerForm form, View view, HttpServletRequest request) throws QueryDesk.RefusedException {
        AnswerTable rows = table(asked, view, request).select(asked.rows(), view);
        return (form == AnswerForm.CSV ? rows.headed() : rows).rowSet();
    }

    /** What the data says of the question itself. */
    private static void describe(SavedQuery question, AnswerForm form, Release release, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Node node = NodeFactory.createURI(question.iri());
        Graph graph = GraphFactory.createDefaultGraph();
        release.dataset().find(Node.ANY, node, Node.ANY, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
        graph.getPrefixMapping().setNsPrefix("sh", "http://www.w3.org/ns/shacl#").setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .setNsPrefix("schema", "https://schema.org/");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(ResultForms.graphFormat(form.mediaType())).output(out);
        Answers.send(request, response, ResultForms.contentType(form.mediaType()), out.toByteArray(), Answers.REVALIDATE);
    }

    private static void html(HttpServletRequest request, HttpServletResponse response, String html) throws IOException {
        Answers.send(request, response, PageServlet.HTML, html.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
