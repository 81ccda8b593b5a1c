package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.dossier.BriefPage;
import org.w3id.egnatia.page.dossier.Briefing;
import org.w3id.egnatia.page.dossier.InstrumentBrief;
import org.w3id.egnatia.page.dossier.PartnerTopicBrief;
import org.w3id.egnatia.page.dossier.PrintedBrief;
import org.w3id.egnatia.page.dossier.TopicBrief;
import org.w3id.egnatia.print.PdfFile;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** Briefings as pages, and as files to be printed and passed on. */
final class BriefResource implements Resource {

    /** The file. */
    static final Form PDF = new Form("pdf", "application/pdf", "application/pdf");
    /** Their forms. */
    static final List<Form> FORMS = List.of(Form.HTML, PDF);

    @Override
    public Answer answer(Target target) throws RefusalException {
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This briefing", FORMS).thrown());
        View view = Views.of(target, target.stem());
        return form.equals(Form.HTML) ? PageResource.page(target, view, BriefResource::brief)
                : target.as(form, () -> file(view));
    }

    /** The briefing of a view; empty if there is none. */
    static Optional<? extends Briefing> brief(View view) {
        String path = view.path();
        return path.startsWith(TopicBrief.PATH) ? TopicBrief.of(view, path.substring(TopicBrief.PATH.length()))
                : path.startsWith(InstrumentBrief.PATH)
                ? InstrumentBrief.of(view, path.substring(InstrumentBrief.PATH.length()))
                : partner(view, path.substring(Briefing.PATH.length()),
                view.parameters().getOrDefault(Briefing.TOPIC, ""));
    }

    private static Optional<? extends Briefing> partner(View view, String partner, String topic) {
        return topic.isEmpty() ? BriefPage.of(view, partner) : PartnerTopicBrief.of(view, partner, topic);
    }

    private static Representation.Made file(View view) throws RefusalException {
        Optional<? extends Briefing> found = brief(view);
        if (found.isEmpty()) {
            throw NotFoundResource.refusal(view.site(), view.path()).thrown();
        }
        Briefing brief = found.get();
        PdfFile.Printed printed = PdfFile.fitting(PrintedBrief.SHEETS, PrintedBrief.SIZES.stream().map(size ->
                new PdfFile(view.site().render(new PrintedBrief(brief, size)), view.site().links().publicUrl()
                .toString(), view.site().release().issued().orElse(view.asOf().day()))));
        return Representation.Made.of(Content.of(printed.bytes())).with(new Field("Content-Disposition",
                "inline; filename=\"" + brief.fileName() + '"'));
    }
}
