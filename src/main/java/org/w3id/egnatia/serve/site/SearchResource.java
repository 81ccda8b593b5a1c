package org.w3id.egnatia.serve.site;

import java.util.List;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.search.SearchJson;
import org.w3id.egnatia.page.search.SearchPage;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** {@code /search} as a page or as JSON. */
final class SearchResource implements Resource {

    /** Its forms. */
    static final List<Form> FORMS = List.of(Form.HTML, Form.JSON);

    private static final int SUGGESTIONS = 8;

    @Override
    public Answer answer(Target target) throws RefusalException {
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("The result", target.route().forms())
                .thrown());
        View view = Views.of(target, target.stem());
        return target.as(form, () -> {
            SearchPage page = PageResource.within(SearchPage.of(view));
            return Representation.Made.of(form.equals(Form.JSON) ? SearchJson.of(page) : view.site().render(page));
        });
    }

    /** What may be meant while words are typed. */
    static Answer suggest(Target target) {
        View view = Views.of(target);
        return target.as(Form.JSON, () -> Representation.Made.of(SearchJson.of(SearchPage.suggestions(view,
                SUGGESTIONS))));
    }
}
