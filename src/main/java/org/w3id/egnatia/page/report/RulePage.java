package org.w3id.egnatia.page.report;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.check.Rule;
import org.w3id.egnatia.check.Rules;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.release.Release;

/**
 * One rule that contributions are checked by: why, how to mend, what is wrong and what is right.
 *
 * @param view  its circumstances
 * @param rule  the rule
 * @param found how many findings of it the data has that is served
 */
public record RulePage(View view, Rule rule, int found) implements Page {

    /** The page of a rule; none if there is no rule of this name. */
    public static Optional<RulePage> of(View view, String id) {
        return rules(view).find(id)
                .map(rule -> new RulePage(view, rule, view.site().release().remarks().getOrDefault(id, 0)));
    }

    /** The rules that the release was checked by. */
    static Rules rules(View view) {
        Release release = view.site().release();
        return Rules.of(release.shapes(), release.queries());
    }

    @Override
    public String template() {
        return "rule.jte";
    }

    @Override
    public String title() {
        return rule.id();
    }

    @Override
    public String description() {
        return rule.title();
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
