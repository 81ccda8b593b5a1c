package org.w3id.egnatia.page;

/**
 * A page with one sentence, for answers other than 200.
 *
 * @param view     its circumstances
 * @param title    what is the matter
 * @param sentence what, why, and what to do next
 */
public record MessagePage(View view, String title, String sentence) implements Page {

    @Override
    public String template() {
        return "message.jte";
    }

    @Override
    public boolean isIndexed() {
        return false;
    }
}
