package org.w3id.egnatia.page.report;

import java.util.List;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;

/**
 * What it means when a request is refused: the page that the types of problem details (RFC 9457) lead to.
 *
 * @param view     its circumstances
 * @param problems all that there are
 */
public record ProblemsPage(View view, List<Problem> problems) implements Page {

    /**
     * A kind of problem.
     *
     * @param code    the end of its type
     * @param status  status of HTTP
     * @param meaning what is the matter
     * @param repeat  whether and when the same request may be sent again
     */
    public record Problem(String code, int status, String meaning, String repeat) {
    }

    @Override
    public String template() {
        return "problems.jte";
    }

    @Override
    public String title() {
        return view.text("problems.title");
    }

    @Override
    public String description() {
        return view.text("problems.lead");
    }
}
