package org.w3id.egnatia.serve.site;

import java.util.Optional;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.ShareCard;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.assessment.AreaPage;
import org.w3id.egnatia.page.dossier.ComparePage;
import org.w3id.egnatia.page.dossier.TopicPage;
import org.w3id.egnatia.page.figure.FigurePages;
import org.w3id.egnatia.page.overview.ThingPages;
import org.w3id.egnatia.print.Picture;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** The pictures by which pages are shared: {@code /share/}, the path of the page, and {@code .png}. */
final class ShareResource implements Resource {

    /** Their one form. */
    static final Form PNG = new Form("png", "image/png", "image/png");

    @Override
    public Answer answer(Target target) throws RefusalException {
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This picture", target.route().forms())
                .thrown());
        View view = Views.of(target, target.stem().substring(ShareCard.PLACE.length()));
        return target.as(form, () -> {
            Page page = page(view).orElseThrow(() -> NotFoundResource.refusal(view.site(), view.path()).thrown());
            return Representation.Made.of(Content.of(new Picture(view.site().render(new ShareCard(page))).png()));
        });
    }

    private static Optional<? extends Page> page(View view) {
        String[] parts = view.path().split("/", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "doc", "voc" -> thing(view);
            case "topic" -> TopicPage.of(view, rest);
            case "assessments" -> AreaPage.of(view);
            case "figures" -> FigurePages.of(view, rest);
            case "brief" -> BriefResource.brief(view);
            case "compare" -> rest.split("/").length == 2 ? ComparePage.of(view, rest.split("/")[0],
                    rest.split("/")[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<? extends Page> thing(View view) {
        return Address.of(view.site().descriptions(), view.site().things(), view.path())
                .filter(address -> address.path().equals(view.path()))
                .flatMap(address -> view.site().descriptions().of(address.subject(), view.asOf().chosen(), 1))
                .flatMap(description -> ThingPages.of(view, description));
    }
}
