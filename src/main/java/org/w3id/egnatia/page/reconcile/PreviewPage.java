package org.w3id.egnatia.page.reconcile;

import java.util.List;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/**
 * A thing in a small frame of another program, or without a frame as a flyout.
 *
 * @param view    its circumstances
 * @param item    the thing, type or property
 * @param marks   by which it is told from its namesakes
 * @param link    where its page is
 * @param isFrame true for a document of its own
 */
public record PreviewPage(View view, Reconciliation.Item item, List<String> marks, String link,
        boolean isFrame) implements Page {

    /** The preview of a thing, type or property. */
    public static PreviewPage of(View view, Reconciliation.Item item, boolean isFrame) {
        String address = Links.isOurs(item.node()) ? view.site().links().absolute(Links.path(item.node().getURI()))
                : item.node().getURI();
        return new PreviewPage(view, item, Reconciliation.of(view.site()).marks(item), address, isFrame);
    }

    @Override
    public String template() {
        return "preview.jte";
    }

    @Override
    public String title() {
        return item.name();
    }

    @Override
    public boolean isIndexed() {
        return false;
    }
}
