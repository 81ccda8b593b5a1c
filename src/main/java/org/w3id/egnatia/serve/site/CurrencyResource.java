package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.stream.Stream;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.report.CurrencyPage;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** {@code /checks/currency} as a page and as a feed of what is due; its rows are those of the question. */
final class CurrencyResource implements Resource {

    /** Its forms beside the page. */
    static final List<Form> FORMS = Stream.concat(QuestionResource.ROWS.stream(), Stream.of(DataChangesResource.ATOM))
            .toList();

    @Override
    public Answer answer(Target target) throws RefusalException {
        View view = Views.of(target, target.stem());
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This page", target.route().forms())
                .thrown());
        if (form.equals(Form.HTML) || form.equals(DataChangesResource.ATOM)) {
            return target.as(form, () -> {
                CurrencyPage page = CurrencyPage.of(view);
                return Representation.Made.of(form.equals(Form.HTML) ? view.site().render(page)
                        : page.feed().atom(view.site().links().absolute(CurrencyPage.PATH + ".atom")));
            });
        }
        Redirect rows = Redirect.found(CurrencyPage.of(view).rows(AnswerForm.ofEnding(form.suffix()).orElseThrow()));
        return target.suffix().isEmpty() ? rows.negotiated() : rows;
    }
}
