package org.w3id.egnatia.page;

import java.util.Optional;
import java.util.regex.Pattern;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * The picture by which a page is shared in messages and on walls: its title, where the thing stands, one sentence, and
 * Kosovo's footnote where it is named; as well-formed XHTML of one sheet.
 *
 * @param page the page that is shared
 */
public record ShareCard(Page page) implements Page {

    /** Width of the picture in pixels. */
    public static final int WIDTH = 1200;
    /** Height of the picture in pixels. */
    public static final int HEIGHT = 630;
    /** Where the pictures stand: the path of a page follows. */
    public static final String PLACE = "share/";

    private static final Pattern PATHS =
            Pattern.compile("(doc|voc)/[^/]+/.+|(topic|assessments|figures)/[^/]+|compare/[^/]+/[^/]+|brief/.+");
    private static final int LONGEST = 210;
    private static final int LONG_TITLE = 44;
    private static final int LONGER_TITLE = 90;

    /** True for a path, without a slash before it, whose page has a picture of its own. */
    static boolean has(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public View view() {
        return page.view();
    }

    @Override
    public String template() {
        return "share-card.jte";
    }

    @Override
    public String title() {
        return page.title();
    }

    @Override
    public Optional<String> state() {
        return page.state().map(ShareCard::cut);
    }

    /** As much of the description as there is place for. */
    @Override
    public String description() {
        return page.description().equals(page.title()) ? "" : cut(page.description());
    }

    /** The size of the letters of the title. */
    public String size() {
        return title().length() > LONGER_TITLE ? "small" : title().length() > LONG_TITLE ? "middle" : "large";
    }

    /** The footnote, if what stands on the picture has its asterisk. */
    public Optional<String> footnote() {
        return (title() + state().orElse("") + description()).contains("*")
                ? Optional.of(NamingRules.KOSOVO_FOOTNOTE) : Optional.empty();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.lastIndexOf(' ', LONGEST)) + " …";
    }
}
