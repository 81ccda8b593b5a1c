package org.w3id.egnatia.serve.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.report.ChangesPage;
import org.w3id.egnatia.page.report.Narrowed;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/**
 * {@code /changes} as a page; its feeds are those of the question of which it is the answer, and its calendar that of
 * the question of what comes next, to which they lead.
 */
final class ChangesResource implements Resource {

    private static final List<String> NARROWING =
            List.of(Partners.PARAMETER, Narrowed.TOPIC, Narrowed.KIND, Narrowed.WEIGHT, Narrowed.YEAR,
                    ChangesPage.UNTIL);

    @Override
    public Answer answer(Target target) throws RefusalException {
        View view = Views.of(target, target.stem());
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This page", target.route().forms())
                .thrown());
        if (form.equals(Form.HTML)) {
            Optional<String> problem = ChangesPage.problem(view);
            if (problem.isPresent()) {
                throw Refusal.badRequest(problem.get()).with("parameter", Narrowed.YEAR).thrown();
            }
            return PageResource.page(target, view, then -> Optional.of(ChangesPage.of(then)));
        }
        for (String narrowing : NARROWING) {
            if (target.parameter(narrowing).isPresent()) {
                throw Refusal.without(narrowing, "A feed is of all that happened").thrown();
            }
        }
        AnswerForm feed = AnswerForm.ofMediaType(form.mediaType()).orElseThrow();
        Map<String, String> given = new TreeMap<>();
        Optional<LocalDate> since = target.parameter(ChangesPage.SINCE).map(LocalDate::parse);
        if (feed == AnswerForm.CALENDAR) {
            if (since.isPresent()) {
                throw Refusal.without(ChangesPage.SINCE, "The calendar is of what comes next").thrown();
            }
            view.asOf().chosen().ifPresent(day -> given.put(SavedQuery.DATE, day.toString()));
        } else {
            since.ifPresent(day -> given.put("from", day.toString()));
            view.asOf().chosen().ifPresent(day -> given.put("to", day.toString()));
        }
        Redirect followed = Redirect.found(view.exactly("query/" + (feed == AnswerForm.CALENDAR
                ? ChangesPage.NEXT : ChangesPage.QUESTION) + '.' + feed.ending(), given));
        return target.suffix().isEmpty() ? followed.negotiated() : followed;
    }
}
