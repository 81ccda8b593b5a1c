package org.w3id.egnatia.serve.site;

import java.util.Optional;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** An address that answers with a page and with nothing else. */
final class PageResource implements Resource {

    /** Makes the page of a view, or none if there is no such page. */
    @FunctionalInterface
    interface Maker {
        Optional<? extends Page> page(View view);
    }

    private final Maker maker;

    PageResource(Maker maker) {
        this.maker = maker;
    }

    @Override
    public Answer answer(Target target) {
        return page(target, Views.of(target), maker);
    }

    /** The page of a view as HTML. */
    static Representation page(Target target, View view, Maker maker) {
        return target.as(Form.HTML, () -> made(view, maker));
    }

    private static Representation.Made made(View view, Maker maker) throws RefusalException {
        Page page = maker.page(view).orElseThrow(() -> NotFoundResource.refusal(view.site(), view.path()).thrown());
        return Representation.Made.of(view.site().render(page));
    }
}
