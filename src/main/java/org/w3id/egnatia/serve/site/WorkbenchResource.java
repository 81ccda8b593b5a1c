package org.w3id.egnatia.serve.site;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerFile;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.AskedQuestion;
import org.w3id.egnatia.page.ask.EvidenceProblem;
import org.w3id.egnatia.page.ask.WorkbenchPage;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.sparql.EndpointResource;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.serve.sparql.ResultForms;
import org.w3id.egnatia.serve.sparql.ResultWriter;
import org.w3id.egnatia.vocab.Namespaces;

/** What the endpoint shows to browsers: the workbench, and answers to be read. */
final class WorkbenchResource implements Resource {

    /** Rows and triples that a page shows; the other forms have all of them. */
    private static final int SHOWN = 1_000;
    /** Characters after which a page shows no more of them. */
    private static final int MOST_CHARACTERS = 1_000_000;
    /** Rows of a file that is more than rows, or has their evidence. */
    private static final int MOST_IN_FILE = 10_000;
    private static final long MOST_CHARACTERS_IN_FILE = 20_000_000;

    private final QueryAdmission admission;

    WorkbenchResource(QueryAdmission admission) {
        this.admission = admission;
    }

    @Override
    public Answer answer(Target target) {
        View view = Views.of(target);
        String text = target.parameter("query").orElse("");
        Optional<Form> file = EndpointResource.file(target);
        if (file.isPresent()) {
            return target.as(file.get(), () -> file(target, view, text, file.get())).negotiated(true)
                    .with(new Field("Content-Disposition", (file.get().suffix().equals(AnswerForm.XLSX.ending())
                    ? "attachment" : "inline") + "; filename=\"" + WorkbenchPage.empty(view).asking(text)
                    .fileName(file.get().suffix()) + '"'));
        }
        return target.as(Form.HTML, () -> text.isBlank() ? Representation.Made.of(html(WorkbenchPage.empty(view)))
                : answered(target, view, text));
    }

    private Representation.Made answered(Target target, View view, String text) throws RefusalException {
        boolean[] isLasting = new boolean[1];
        try {
            // What a page becomes is made within the bounds, too, for it may be much more than the answer.
            boolean[] isCut = new boolean[1];
            String html = admission.advised(text, () -> {
                Query query = QueryAdmission.parse(text);
                isLasting[0] = QueryShape.isLasting(query);
                return wanted(query, view);
            }, view.site().release(), target.request().client(), (exec, prober) -> {
                WorkbenchPage page = page(exec, view, text);
                List<Advice> advice = AdviceResource.adviser(view.site()).of(QueryAdmission.parse(text), text,
                        page.count(), prober);
                isCut[0] = AdviceResource.isCut(advice);
                return html(page.with(advice));
            });
            return new Representation.Made(Content.of(html), Optional.empty(), !isLasting[0] || isCut[0], List.of(),
                    Notes.NONE);
        } catch (RefusalException e) {
            throw e.refusal().on(() -> html(WorkbenchPage.refused(view, text, e.getMessage(), place(e)))).thrown();
        }
    }

    /** The rows as a file; their evidence stands in them if it is wanted. */
    private Representation.Made file(Target target, View view, String text, Form form) throws RefusalException {
        boolean isWithEvidence = view.parameters().containsKey(AskedQuestion.EVIDENCE);
        return admission.answer(text, () -> wanted(QueryAdmission.parse(text), view), view.site().release(),
                target.request().client(), exec -> {
                    if (AnswerForm.ofEnding(form.suffix()).filter(AnswerForm::isFile).isPresent() && !isWithEvidence
                            && (exec.getQuery().isConstructType() || exec.getQuery().isDescribeType())) {
                        return made(form, WorkbenchPage.file(view, text, AnswerTable.of(triples(exec))), text);
                    } else if (!exec.getQuery().isSelectType()) {
                        throw new QueryException("this form is for tables, and the query gives none; leave out "
                                + "format and evidence, or ask by SELECT");
                    }
                    Optional<String> problem = isWithEvidence
                            ? EvidenceProblem.of(Carriers.of(QueryAdmission.parse(text)), view) : Optional.empty();
                    if (problem.isPresent()) {
                        throw new QueryException(problem.get());
                    }
                    int most = isWithEvidence || !form.mediaType().startsWith("text/") ? MOST_IN_FILE
                            : ResultWriter.MAX_ROWS;
                    AnswerTable table = AnswerTable.of(exec.select(), most, MOST_CHARACTERS_IN_FILE);
                    if (!table.isWhole()) {
                        throw new OverLimitException("The answer has more than " + most + " rows or very long texts, "
                                + "which is more than this form holds; ask for CSV without evidence.");
                    }
                    return made(form, WorkbenchPage.file(view, text, table), text);
                });
    }

    private static Representation.Made made(Form form, AnswerFile file, String text) {
        Optional<AnswerForm> known = AnswerForm.ofEnding(form.suffix()).filter(AnswerForm::isFile);
        if (known.isPresent()) {
            return QuestionResource.file(known.get(), file, text);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RowSet rows = file.table().rowSet();
        ResultForms.tableWriter(form.mediaType()).write(out, rows, new Context());
        return Representation.Made.of(Content.of(out.toByteArray()));
    }

    /** The query that is run: with the evidence, what carries it is asked for, too. */
    private static Query wanted(Query asked, View view) {
        return view.parameters().containsKey(AskedQuestion.EVIDENCE) ? Carriers.of(asked).query() : asked;
    }

    /** Where in the query a refusal finds fault. */
    private static Position place(RefusalException refusal) {
        Map<String, Object> members = refusal.refusal().members();
        return members.get("line") instanceof Number line && members.get("column") instanceof Number column
                ? new Position(line.longValue(), column.longValue()) : Position.NONE;
    }

    private String html(WorkbenchPage page) {
        return page.view().site().render(page.within(admission.timeLimit()));
    }

    private static WorkbenchPage page(QueryExec exec, View view, String text) {
        Query query = exec.getQuery();
        if (query.isAskType()) {
            return WorkbenchPage.of(view, text, exec.ask());
        } else if (query.isSelectType()) {
            return WorkbenchPage.of(view, text, AnswerTable.of(exec.select(), SHOWN, MOST_CHARACTERS));
        }
        Graph graph = triples(exec);
        Namespaces.all().forEach(graph.getPrefixMapping()::setNsPrefix);
        return WorkbenchPage.of(view, text, graph, RDFWriter.source(graph).format(RDFFormat.TURTLE_BLOCKS).asString());
    }

    private static Graph triples(QueryExec exec) {
        Query query = exec.getQuery();
        Graph graph = GraphFactory.createDefaultGraph();
        Iterator<Triple> triples = query.isDescribeType() ? exec.describeTriples() : exec.constructTriples();
        long characters = 0;
        while (triples.hasNext()) {
            Triple triple = triples.next();
            graph.add(triple);
            characters += triple.getObject().toString().length();
            if (graph.size() > SHOWN || characters > MOST_CHARACTERS) {
                throw new OverLimitException("The result has more than " + SHOWN
                        + " triples or very long texts, which is more than a page shows; ask for it as Turtle.");
            }
        }
        return graph;
    }
}
