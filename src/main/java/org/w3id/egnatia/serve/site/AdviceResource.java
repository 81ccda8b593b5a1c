package org.w3id.egnatia.serve.site;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.advise.AdviceJson;
import org.w3id.egnatia.advise.Adviser;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.QueryShape;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.QueryAdmission;

/** {@code /sparql/advice}: what is to be said of a query and its answer, for programs that write queries. */
final class AdviceResource implements Resource {

    /** Its address. */
    static final String PATH = "/sparql/advice";

    private final QueryAdmission admission;

    AdviceResource(QueryAdmission admission) {
        this.admission = admission;
    }

    /** That of a site. */
    static Adviser adviser(Site site) {
        return site.once(Adviser.class, one -> new Adviser(one.release(), one.use()));
    }

    @Override
    public Answer answer(Target target) {
        String text = target.parameter("query").orElse("");
        return target.as(Form.JSON, () -> made(target, text));
    }

    private Representation.Made made(Target target, String text) throws RefusalException {
        Site site = Served.of(target).site();
        Release release = site.release();
        Query query;
        try {
            query = QueryAdmission.parse(text);
        } catch (QueryException e) {
            Optional<Advice> syntax = Adviser.ofSyntax(e);
            if (syntax.isEmpty()) {
                throw Refusal.badRequest(e.getMessage()).thrown();
            }
            return Representation.Made.of(AdviceJson.of(release.version(), false, false, List.of(syntax.get())));
        }
        boolean isLasting = QueryShape.isLasting(query);
        record Found(long rows, List<Advice> advice) {
        }
        Found found = admission.advised(text, () -> query, release, target.request().client(), (exec, prober) -> {
            long rows = rows(exec);
            return new Found(rows, adviser(site).of(query, text, rows, prober));
        });
        String json = AdviceJson.of(release.version(), true, found.rows() == 0, found.advice());
        return new Representation.Made(Content.of(json), Optional.empty(), !isLasting || isCut(found.advice()),
                List.of(), Notes.NONE);
    }

    /** True if the time was over before all was found: another time there may be more. */
    static boolean isCut(List<Advice> advice) {
        return advice.stream().anyMatch(one -> one.kind() == Advice.Kind.TIME);
    }

    /** As many rows or triples of an answer as tell an empty one, and a single one, from others. */
    private static long rows(QueryExec exec) {
        Query query = exec.getQuery();
        if (query.isAskType()) {
            return exec.ask() ? 1 : 0;
        }
        Iterator<?> found = query.isSelectType() ? exec.select()
                : query.isDescribeType() ? exec.describeTriples() : exec.constructTriples();
        long rows = 0;
        while (rows < 2 && found.hasNext()) {
            found.next();
            rows++;
        }
        return rows;
    }
}
