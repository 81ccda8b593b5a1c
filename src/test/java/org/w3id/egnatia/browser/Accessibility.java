package org.w3id.egnatia.browser;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What axe-core finds on a page against WCAG 2.2 AA, and landmarks that have the same name. */
final class Accessibility {

    private static final List<String> WCAG_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {
    }

    /** Of the dark theme only its colours are looked at, in which alone it differs from the light one. */
    static List<String> violations(Page page, ColorScheme scheme) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeRuleOptions unique = new AxeRuleOptions();
        unique.setEnabled(scheme == ColorScheme.LIGHT);
        options.setRules(Map.of("landmark-unique", unique));
        AxeBuilder axe = new AxeBuilder(page).options(options).setLegacyMode(true);
        return (scheme == ColorScheme.LIGHT ? axe.withTags(WCAG_AA) : axe.withRules(List.of("color-contrast")))
                .analyze().getViolations().stream().map(Accessibility::inWords).toList();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + " (" + rule.getNodes().size() + "): " + rule.getNodes().stream().limit(3)
                .map(CheckedNode::getHtml).collect(Collectors.joining(" | "));
    }
}
