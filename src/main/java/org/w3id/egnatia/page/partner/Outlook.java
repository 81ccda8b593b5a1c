package org.w3id.egnatia.page.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A partner at a glance with its last step and its next one, as one question has them wherever they are told.
 *
 * @param card where it stands
 * @param last its last step towards membership by the day of the view, if any is recorded
 * @param later the newest that is told of its way after that without being such a step, if anything is
 * @param since its newest step on another topic within a year, if it was taken after the last one
 * @param next what is planned or set for it next, if anything is
 * @param undated what waits for a decision next, in a sentence, where no day is set for anything
 * @param aims what somebody aims at for it, which is no agreed date
 */
public record Outlook(PartnerCard card, Optional<Step> last, Optional<Step> later, Optional<Step> since,
                      Optional<Step> next, Optional<String> undated, List<Name> aims) {

    private static final String AIMS = "target-dates";
    /** The topic of the way to membership. */
    private static final Node WAY = NodeFactory.createURI(Namespaces.VOC + "policy-area/european-integration");

    /** A step, and when it was or is to be taken. */
    public record Step(String when, Name name) {
    }

    /** The rows of the question, one for each partner. */
    public static SavedRows answer(View view) {
        return SavedRows.onDay(view, "last-and-next-steps");
    }

    /** The six, in the order of their names. */
    public static List<Outlook> all(View view) {
        SavedRows answer = answer(view);
        return PartnerCard.all(view).stream().map(card -> of(card, answer)).toList();
    }

    /** That of a partner. */
    public static Outlook of(PartnerCard card) {
        return of(card, answer(card.view()));
    }

    private static Outlook of(PartnerCard card, SavedRows answer) {
        Optional<SavedRow> row = answer.stream()
                .filter(one -> one.thing(Partners.PARAMETER).equals(card.name().node())).findFirst();
        return new Outlook(card, row.flatMap(one -> step(card.view(), one, "last")),
                row.flatMap(one -> step(card.view(), one, "later")),
                row.flatMap(one -> one.day("lastOn")).flatMap(last -> since(card, last)),
                row.flatMap(one -> step(card.view(), one, "next")),
                row.filter(one -> one.iri("next").isEmpty()).flatMap(one -> undated(card)),
                SavedRows.onDay(card.view(), AIMS).stream().filter(one -> one.thing(Partners.PARAMETER)
                .equals(card.name().node())).map(one -> Name.of(card.view(), one.thing("aim"))).toList());
    }

    /** The chapters whose opening is before the Council. */
    private static Optional<String> undated(PartnerCard card) {
        List<Negotiations.Chapter> waiting = Negotiations.of(card.view(), card.name().node()).waiting();
        return Optional.of(waiting).filter(chapters -> !chapters.isEmpty()).map(chapters -> card.view().text(
                "partners.undated", chapters.stream().map(chapter -> Integer.toString(chapter.number()))
                .collect(Collectors.joining(", "))));
    }

    private static Optional<Step> since(PartnerCard card, PreciseDate last) {
        View view = card.view();
        LocalDate day = view.asOf().day();
        return StepsPage.steps(view, card.name().node(), day.minusYears(1), day).stream()
                .filter(row -> !row.thing(StepsPage.TOPIC).equals(WAY)).findFirst()
                .filter(row -> row.day("date").filter(date -> date.date().isAfter(last.last())).isPresent())
                .map(row -> new Step(row.day("date").orElseThrow().inWords(view),
                Name.under(view, card.name().node(), row.fact())));
    }

    private static Optional<Step> step(View view, SavedRow row, String which) {
        return row.iri(which).map(fact -> new Step(row.day(which + "On").map(day -> day.inWords(view)).orElse(""),
                Name.under(view, row.thing(Partners.PARAMETER), fact)));
    }

    /** Both in sentences; none of what is not recorded. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        last.ifPresent(step -> sentences.add(card.view().text("partner.intro.step", step.when(),
                step.name().inSentence())));
        next.ifPresent(step -> sentences.add(card.view().text("partner.intro.next", step.when(),
                step.name().inSentence())));
        return sentences;
    }

    /** Address of the aims for it, each with who holds it. */
    public String aimed() {
        return card.view().page("query/" + AIMS, Map.of(RowSelection.FILTER, card.name().text().replace("*", "")));
    }

    /** Address of the briefing on it. */
    public String brief() {
        return link("brief/");
    }

    /** Address of its steps. */
    public String steps() {
        return link("steps/");
    }

    /** Address of it as it stands beside a year before. */
    public String compare() {
        String code = Partners.code(card.name().node());
        return card.view().link("compare/" + code + "/" + code);
    }

    private String link(String path) {
        return card.view().link(path + Partners.code(card.name().node()));
    }
}
