package org.w3id.egnatia.serve.site;

import java.util.function.Supplier;
import org.w3id.egnatia.page.MessagePage;
import org.w3id.egnatia.page.Site;
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
    public String html(Refusal refusal, String title) {
        Site shown = site.get();
        return shown.render(new MessagePage(Views.plain(shown), title, refusal.sentence(), refusal.nearest().stream()
                .map(near -> new MessagePage.Near(near.name(), near.link())).toList()));
    }
}
