package org.w3id.egnatia.page.report;

import java.util.List;
import java.util.stream.Stream;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.SavedQuery;

/**
 * What a copy of the site as files is: of which version and day, what it does not answer, and where that is answered.
 *
 * @param view its circumstances
 * @param left the parameters of questions of which not every value is prepared
 */
public record CopyPage(View view, List<Left> left) implements Page {

    /** Where it stands. */
    public static final String PATH = "copy";

    /** Why not every value of a parameter is prepared. */
    public enum Reason {
        /** Any day can be given. */
        DAY,
        /** Any text can be given. */
        FREE,
        /** There are too many values. */
        MANY,
        /** Each is prepared by itself, and all of them together would be too many. */
        TOGETHER
    }

    /**
     * A parameter of which not every value is prepared.
     *
     * @param question  of which
     * @param parameter its name; several names if they are not prepared together
     * @param reason    why
     * @param count     how many values or answers there would be, where they can be counted
     */
    public record Left(SavedQuery question, String parameter, Reason reason, int count) {

        /** The same in a sentence. */
        public String inWords(Site site) {
            return switch (reason) {
                case DAY -> site.messages().text("copy.left.day", parameter, View.inWords(site.today()));
                case FREE -> site.messages().text("copy.left.free", parameter);
                case MANY -> site.messages().text("copy.left.many", parameter, count);
                case TOGETHER -> site.messages().text("copy.left.together", parameter, count);
            };
        }
    }

    /** The copy. */
    public Copy copy() {
        return view.site().copy().orElseThrow();
    }

    /** What the files do not answer, a sentence each. */
    public List<String> unanswered() {
        List<String> lines = List.of(view.text("copy.not.what").split("\\|"));
        return copy().engine().isPresent() ? lines : Stream.concat(Stream.of(view.text("copy.not.queries")),
                lines.stream()).toList();
    }

    @Override
    public String template() {
        return "copy.jte";
    }

    @Override
    public String title() {
        return view.text("copy.title");
    }

    @Override
    public boolean isCitable() {
        return false;
    }

    @Override
    public boolean isIndexed() {
        return false;
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
