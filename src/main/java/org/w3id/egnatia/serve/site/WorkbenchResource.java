package org.w3id.egnatia.serve.site;

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
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.WorkbenchPage;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.vocab.Namespaces;

/** What the endpoint shows to browsers: the workbench, and answers to be read. */
final class WorkbenchResource implements Resource {

    /** Rows and triples that a page shows; the other forms have all of them. */
    private static final int SHOWN = 1_000;
    /** Characters after which a page shows no more of them. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final QueryAdmission admission;

    WorkbenchResource(QueryAdmission admission) {
        this.admission = admission;
    }

    @Override
    public Answer answer(Target target) {
        View view = Views.of(target);
        String text = target.parameter("query").orElse("");
        return target.as(Form.HTML, () -> text.isEmpty() ? Representation.Made.of(html(WorkbenchPage.empty(view)))
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
                return query;
            }, view.site().release(), target.request().client(), (exec, prober) -> {
                WorkbenchPage page = page(exec, view, text);
                List<Advice> advice = AdviceResource.adviser(view.site()).of(exec.getQuery(), text, page.count(),
                        prober);
                isCut[0] = AdviceResource.isCut(advice);
                return html(page.with(advice));
            });
            return new Representation.Made(Content.of(html), Optional.empty(), !isLasting[0] || isCut[0], List.of(),
                    Notes.NONE);
        } catch (RefusalException e) {
            throw e.refusal().on(() -> html(WorkbenchPage.refused(view, text, e.getMessage(), place(e)))).thrown();
        }
    }

    /** Where in the query a refusal finds fault. */
    private static Position place(RefusalException refusal) {
        Map<String, Object> members = refusal.refusal().members();
        return members.get("line") instanceof Number line && members.get("column") instanceof Number column
                ? new Position(line.longValue(), column.longValue()) : Position.NONE;
    }

    private static String html(WorkbenchPage page) {
        return page.view().site().render(page);
    }

    private static WorkbenchPage page(QueryExec exec, View view, String text) {
        Query query = exec.getQuery();
        if (query.isAskType()) {
            return WorkbenchPage.of(view, text, exec.ask());
        } else if (query.isSelectType()) {
            return WorkbenchPage.of(view, text, AnswerTable.of(exec.select(), SHOWN, MOST_CHARACTERS));
        }
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
        Namespaces.all().forEach(graph.getPrefixMapping()::setNsPrefix);
        String turtle = RDFWriter.source(graph).format(RDFFormat.TURTLE_BLOCKS).asString();
        return WorkbenchPage.of(view, text, turtle, graph.size());
    }
}
