package org.w3id.egnatia.page;

import java.util.List;

/**
 * A page with one sentence, for answers other than 200.
 *
 * @param view     its circumstances
 * @param title    what is the matter
 * @param sentence what, why, and what to do next
 * @param near     what may have been meant
 * @param language the language of title and sentence, where it is not that of the page; else null
 */
public record MessagePage(View view, String title, String sentence, List<Near> near, String language) implements Page {

    /**
     * What may have been meant.
     *
     * @param name its name
     * @param link its address
     */
    public record Near(String name, String link) {
    }

    @Override
    public String template() {
        return "message.jte";
    }

    @Override
    public boolean isCitable() {
        return false;
    }

    @Override
    public boolean isIndexed() {
        return false;
    }
}
