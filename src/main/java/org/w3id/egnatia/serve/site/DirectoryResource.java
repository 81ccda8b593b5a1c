package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.DirectoryPage;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** Lists to browse: {@code /id/}, {@code /id/TYPE}, {@code /voc} and {@code /graph}. */
final class DirectoryResource implements Resource {

    private static final String LETTER = "letter";
    /** Parameters of all their addresses. */
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.optional(LETTER, new ParameterType.FreeText(8), "The first letter of the names that are listed."),
            Parameter.withDefault("page", new ParameterType.WholeNumber(1, 999_999), "The page of the list.", "1"));

    @Override
    public Answer answer(Target target) throws RefusalException {
        Site site = Served.of(target).site();
        if (!DirectoryPage.isAt(site, target.path())) {
            throw NotFoundResource.refusal(site, target.path()).thrown();
        }
        String right = DirectoryPage.path(target.path());
        if (!target.request().uri().equals('/' + right)) {
            return Redirect.permanent(target.publicPath() + right + target.request().querySuffix());
        }
        View view = Views.of(target, right);
        return target.as(Form.HTML, () -> made(view));
    }

    private static Representation.Made made(View view) throws RefusalException {
        Optional<DirectoryPage> page = DirectoryPage.of(view);
        if (page.isEmpty() && view.parameters().containsKey(LETTER) && !view.parameters().containsKey("page")) {
            throw Refusal.badRequest("The parameter letter is the first letter of names in this list; none begins with "
                    + "this one.")
                    .with("parameter", LETTER).thrown();
        }
        return Representation.Made.of(view.site().render(page.orElseThrow(() -> Refusal.notFound().thrown())));
    }
}
