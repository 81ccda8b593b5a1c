package org.w3id.egnatia.serve.site;

import java.util.function.Supplier;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.MessagePage;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Sender;

/** Refusals as pages of the site: what, why, and what may have been meant. */
public final class RefusalPage implements Sender.RefusalPages {

    private final Supplier<Site> site;

    /** Of the site that is served. */
    public RefusalPage(Supplier<Site> site) {
        this.site = site;
    }

    @Override
    public String html(Refusal refusal, String title, AddressQuery asked) {
        Site shown = site.get();
        View plain = Views.plain(shown);
        View view = new View(shown, plain.path(), plain.parameters(), plain.asOf(), asked.first(View.LANGUAGE)
                .flatMap(Language::ofAsked).orElse(Language.ENGLISH));
        // What is wrong with a request is told in English; that there is nothing at all, in the reader's language.
        boolean isNothing = refusal.sentence().equals(Refusal.notFound().sentence());
        return shown.render(new MessagePage(view, isNothing ? view.text("message.not-found.title") : title,
                isNothing ? view.text("message.not-found") : refusal.sentence(), refusal.nearest().stream()
                .map(near -> new MessagePage.Near(near.name(), near.link())).toList(),
                isNothing ? null : view.english()));
    }
}
