package org.w3id.egnatia.serve.site;

import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /matrix/KIND} as a page; its other forms are those of the question of which it is the answer, to which they
 * lead.
 */
final class MatrixResource implements Resource {

    /** The parameter of the cell that is opened. */
    static final Parameter CELL = Parameter.optional(MatrixPage.CELL, new ParameterType.FreeText(200),
            "The cell whose evidence is shown, as ROW.PARTNER, such as saa.srb.");

    @Override
    public Answer answer(Target target) throws RefusalException {
        View view = Views.of(target, target.stem());
        MatrixKind kind = MatrixKind.of(target.variable("kind")).orElseThrow(() ->
                NotFoundResource.refusal(Served.of(target).site(), target.path()).thrown());
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This table", target.route().forms())
                .thrown());
        if (!form.equals(Form.HTML) && target.parameter(MatrixPage.CELL).isPresent()) {
            throw Refusal.without(MatrixPage.CELL, "Only the page opens a cell, a file has all of them").thrown();
        } else if (!form.equals(Form.HTML)) {
            Redirect rows = Redirect.found(SavedRows.link(view, kind.question(), AnswerForm.ofEnding(form.suffix())
                    .orElseThrow()));
            return target.suffix().isEmpty() ? rows.negotiated() : rows;
        }
        return target.as(form, () -> {
            MatrixPage page = MatrixPage.of(view, kind);
            Optional<String> cell = target.parameter(MatrixPage.CELL);
            if (cell.isPresent() && page.opened().isEmpty()) {
                throw Refusal.badRequest("The parameter cell names a row and a partner of this table, such as saa.srb; "
                        + "there is no such cell.")
                        .with("parameter", MatrixPage.CELL).thrown();
            }
            return Representation.Made.of(view.site().render(page));
        });
    }
}
