package org.w3id.egnatia.page.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.assessment.RuleOfLaw;
import org.w3id.egnatia.vocab.Namespaces;

/** Where a partner stands on a day, in sentences made from the facts: status, chapters, grades, last and next step. */
public final class Introduction {

    /** The two chapters on the rule of law, whose grades are told. */
    private static final Set<String> CHAPTERS = Set.of("chapter-23", "chapter-24");

    private Introduction() {
    }

    /** The sentences; none of what is not known. */
    public static List<String> sentences(View view, Outlook outlook, Negotiations negotiations, RuleOfLaw ruleOfLaw) {
        List<String> sentences = new ArrayList<>();
        PartnerCard card = outlook.card();
        card.since().ifPresent(since -> sentences.add(view.text("thing.status", card.statusInWords(), since)));
        sentences.addAll(standing(view, negotiations, ruleOfLaw));
        sentences.addAll(outlook.sentences());
        return sentences;
    }

    /** The chapters, those that wait to be opened, and the grades of the newest report; none of what is not known. */
    static List<String> standing(View view, Negotiations negotiations, RuleOfLaw ruleOfLaw) {
        List<String> sentences = new ArrayList<>();
        if (!negotiations.opened().isEmpty()) {
            sentences.add(view.text("partner.intro.chapters", negotiations.opened().size(),
                    negotiations.closed().size()));
        }
        List<String> waiting = negotiations.waiting().stream().map(chapter -> Integer.toString(chapter.number()))
                .toList();
        if (!waiting.isEmpty()) {
            sentences.add(view.text("partner.intro.waiting", String.join(", ", waiting)));
        }
        ruleOfLaw.report().ifPresent(report -> sentences.add(view.text("partner.intro.grades", report.inSentence(),
                ruleOfLaw.areas().stream().filter(area -> CHAPTERS.contains(Namespaces.code(area.name().node())))
                .map(area -> area.name().inSentence() + " – "
                        + area.cell().level().map(level -> level.value().text()).orElse(""))
                .collect(Collectors.joining("; ")))));
        return sentences;
    }
}
