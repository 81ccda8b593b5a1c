package org.w3id.egnatia.page.ask;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The library of questions.
 *
 * @param view   its circumstances
 * @param filter words that a question must have
 * @param groups the questions by group
 */
public record QuestionsPage(View view, String filter, Map<String, List<SavedQuery>> groups) implements Page {

    /** So many questions of a group stand open, unless there are only a few more. */
    private static final int FIRST = 6;
    private static final int FEW = 2;

    /** The page that an address asks for. */
    public static QuestionsPage of(View view) {
        String filter = view.parameters().getOrDefault("filter", "").strip();
        List<String> words = List.of(filter.toLowerCase(Locale.ROOT).split("\\s+"));
        Map<String, List<SavedQuery>> groups = view.site().release().queries().questions().stream()
                .filter(question -> words.stream().allMatch(text(view, question)::contains))
                .collect(Collectors.groupingBy(SavedQuery::group, LinkedHashMap::new, Collectors.toList()));
        // What was asked of the documents comes last: the other groups are questions of the field.
        List<SavedQuery> competency = groups.remove("competency");
        if (competency != null) {
            groups.put("competency", competency);
        }
        return new QuestionsPage(view, filter, groups);
    }

    private static String text(View view, SavedQuery question) {
        return String.join(" ", question.id(), question.group(), question.title(), question.header("question"),
                view.title(question).text())
                .toLowerCase(Locale.ROOT);
    }

    /** The name of a group: from the words of the interface or, of a folder that is new, from its own name. */
    public static String groupName(View view, String group) {
        String key = "ask.group." + group;
        return view.site().messages().keys().contains(key) ? view.text(key)
                : group.substring(0, Math.min(1, group.length())).toUpperCase(Locale.ROOT)
                + group.substring(Math.min(1, group.length())).replace('-', ' ');
    }

    /** What analysts ask first, in the order of the front page; none where words choose. */
    public List<SavedQuery> often() {
        return filter.isEmpty() ? groups.values().stream().flatMap(List::stream)
                .filter(question -> !question.header(SavedQuery.FRONT).isEmpty())
                .sorted(Comparator.comparing(question -> question.header(SavedQuery.FRONT))).toList() : List.of();
    }

    /** Those of a group that stand open: some to begin with, and all that words have found. */
    public List<SavedQuery> first(List<SavedQuery> group) {
        return filter.isEmpty() && group.size() > FIRST + FEW ? group.subList(0, FIRST) : group;
    }

    /** Those of a group that open when they are asked for. */
    public List<SavedQuery> rest(List<SavedQuery> group) {
        return group.subList(first(group).size(), group.size());
    }

    /** Number of questions that are shown. */
    public int count() {
        return groups.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public String template() {
        return "questions.jte";
    }

    @Override
    public String title() {
        return view.text("ask.title");
    }

    @Override
    public String description() {
        return view.text("ask.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("ask.css");
    }
}
