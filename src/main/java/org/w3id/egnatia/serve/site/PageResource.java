package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** An address that answers with a page and with nothing else. */
final class PageResource implements Resource {

    /** Makes the page of a view, or none if there is no such page. */
    @FunctionalInterface
    interface Maker {
        Optional<? extends Page> page(View view);
    }

    private final Maker maker;
    private final Optional<String> question;

    PageResource(Maker maker) {
        this(maker, Optional.empty());
    }

    private PageResource(Maker maker, Optional<String> question) {
        this.maker = maker;
        this.question = question;
    }

    /** A page whose table is the answer of a saved question, and is sorted and filtered as that is. */
    static PageResource withTable(String question, Maker maker) {
        return new PageResource(maker, Optional.of(question));
    }

    @Override
    public List<Parameter> parameters(Target target) {
        return question.flatMap(id -> Served.of(target).site().release().queries().find(id))
                .map(saved -> RowSelection.parameters(QueryRunner.parse(saved.text()).getResultVars()))
                .orElse(List.of());
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
        Page page = maker.page(view).orElseThrow(() -> none(view, maker).thrown());
        return Representation.Made.of(view.site().render(within(page)));
    }

    /** Says that there is no such page, or that it has nothing yet on the day of the view, or for its parameters. */
    private static Refusal none(View view, Maker maker) {
        AsOf today = new AsOf(Optional.empty(), view.asOf().today());
        View now = new View(view.site(), view.path(), view.parameters(), today, view.language());
        View all = new View(view.site(), view.path(), Map.of(), today, view.language());
        return view.asOf().chosen().flatMap(day -> nothing(now, maker, "as of " + View.inWords(day),
                        " today"))
                .or(() -> nothing(all, maker, "for " + view.parameters().entrySet().stream()
                        .map(given -> given.getKey() + ": " + given.getValue()).collect(Collectors.joining(", ")), ""))
                .orElseGet(() -> NotFoundResource.refusal(view.site(), view.path()));
    }

    /** Says that a page has nothing for what an address asks beside another one, if that has something. */
    private static Optional<Refusal> nothing(View other, Maker maker, String what, String when) {
        return maker.page(other).map(page -> Refusal.of(Cause.NOT_FOUND,
                "Nothing of this page is recorded " + what + ".")
                .near(List.of(new Refusal.Suggestion(page.title() + when, other.with(View.AS_OF, "")))));
    }

    /** The page, unless the address asks for a part that it does not have. */
    static <P extends Page> P within(P page) throws RefusalException {
        if (page.isBeyond()) {
            throw Refusal.without(RowSelection.PAGE, "There is no such part").thrown();
        }
        return page;
    }
}
