package org.w3id.egnatia.page.partner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.ChartedPage;
import org.w3id.egnatia.page.Label;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.RuleOfLaw;
import org.w3id.egnatia.page.figure.Spark;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.Head;
import org.w3id.egnatia.page.thing.WholePage;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The page of a partner.
 *
 * @param view             its circumstances
 * @param whole            all that is recorded of the partner, as of any other thing
 * @param card             the partner at a glance
 * @param reviewed         up to which day its subject areas were reviewed
 * @param history          its way to membership
 * @param negotiations     its chapters and clusters
 * @param steps            its steps of the last years, all topics
 * @param ruleOfLaw        how the Commission grades it in the areas of the rule of law
 * @param agreements       its agreements, by counterpart
 * @param conventions      its conventions and treaties
 * @param memberships      the rows of the bodies, programmes and processes to which it belongs
 * @param money            amounts for it
 * @param figures          the series that count it, as cards
 * @param voices           what each source says about it
 * @param alignment        the rows of the decisions of the Council that it joined, or did not, by declaration
 */
public record PartnerPage(View view, EntityPage whole, PartnerCard card, Reviewed reviewed,
                          StatusHistory history, Negotiations negotiations, SavedRows steps, RuleOfLaw ruleOfLaw,
                          Ties agreements, Ties conventions, SavedRows memberships, Money money,
                          List<Spark> figures, Voices voices, SavedRows alignment)
        implements ChartedPage, WholePage {

    private static final int NEWEST = 8;
    private static final int AREAS = 6;
    private static final List<Node> FIELDS = Stream.of("rule-of-law", "security", "migration")
            .map(field -> NodeFactory.createURI(Namespaces.VOC + "policy-area/" + field)).toList();

    /** The address of what sources say differently of the partner. */
    public String differences() {
        return view.link("differences", Map.of(Partners.PARAMETER, Partners.code(card.name().node())));
    }

    /** The page of a partner, from the page that it would have as any other thing. */
    public static PartnerPage of(EntityPage whole) {
        View view = whole.view();
        Node partner = whole.head().name().node();
        return new PartnerPage(view, whole, PartnerCard.of(view, partner), Reviewed.of(view, partner),
                StatusHistory.of(view, partner),
                Negotiations.of(view, partner),
                StepsPage.steps(view, partner, view.asOf().day().minusYears(StepsPage.YEARS), view.asOf().day()),
                RuleOfLaw.of(view, partner),
                Ties.agreements(view, partner), Ties.conventions(view, partner),
                SavedRows.onDay(view, "of-partner", partner),
                Money.of(view, partner), Spark.ofPartner(view, partner), Voices.byThen(view, partner),
                SavedRows.of(view.site(), "alignment-by-declaration",
                        Map.of(Partners.PARAMETER, Partners.code(partner))));
    }

    /**
     * The head of the page, with an introduction that is made from the facts as of the day: its status, its chapters,
     * the grades of the newest report, its last step and its next one.
     */
    public Head head() {
        Head head = whole.head();
        return new Head(head.name(), head.types(), new Label(introduction(), "", false), head.confirmed(),
                head.forms(), head.checksums(), head.query(), head.citation(), head.citations());
    }

    /** Where it stands in its negotiations and in the grades of the newest report, in sentences. */
    public List<String> standing() {
        return Introduction.standing(view, negotiations, ruleOfLaw);
    }

    /** Its last step towards membership and the next date on record. */
    public Outlook outlook() {
        return Outlook.of(card);
    }

    private String introduction() {
        List<String> sentences = Introduction.sentences(view, outlook(), negotiations, ruleOfLaw);
        return sentences.isEmpty() ? view.text("partner.description", title()) : String.join(" ", sentences);
    }

    /** The benchmarks, priorities and other conditions that it is to meet, by the last report on each. */
    public SavedRows conditions() {
        return SavedRows.onDay(view, "conditions-of-partner", partner());
    }

    /** Its newest steps. */
    public List<Step> newestSteps() {
        return steps.stream().map(row -> new Step(row.day("date").map(day -> day.inWords(view)).orElse(""),
                Name.under(view, partner(), row.fact()), Name.of(view, row.thing("topic")))).limit(NEWEST).toList();
    }

    /** Address of all of its steps. */
    public String stepsLink() {
        return view.link("steps/" + Partners.code(partner()));
    }

    /** A step, when it was taken and on which topic. */
    public record Step(String when, Name name, Name topic) {
    }

    /** The bodies, programmes and processes to which it belongs. */
    public List<Membership> belongings() {
        return memberships.stream().map(row -> Membership.of(view, row)).toList();
    }

    /** With whom agreements were made, and which. */
    public record Counterpart(Optional<Name> name, List<Tie> agreements) {
    }

    /** The agreements by counterpart. */
    public List<Counterpart> counterparts() {
        Map<Optional<Name>, List<Tie>> groups = new LinkedHashMap<>();
        agreements.told().forEach(tie -> groups.computeIfAbsent(tie.counterpart(), c -> new ArrayList<>()).add(tie));
        return groups.entrySet().stream().map(e -> new Counterpart(e.getKey(), e.getValue())).toList();
    }

    private Node partner() {
        return card.name().node();
    }

    /** The address of all its grades. */
    public String allGrades() {
        return RuleOfLaw.all(view, Partners.code(partner()));
    }

    /** The address of the briefing on it. */
    public String briefing() {
        return view.link("brief/" + Partners.code(partner()));
    }

    /** The comparison with itself a year before the day, which leads on to those with the others. */
    public String comparison() {
        String code = Partners.code(partner());
        return view.link("compare/" + code + "/" + code);
    }

    /** The three fields and the policy areas of most of its steps, each leading to the briefing on it in the area. */
    public List<Name> briefings() {
        return Stream.concat(FIELDS.stream().map(field -> Name.of(view, field)),
                StepsPage.topics(view, steps).stream().map(StepsPage.Topic::name)).distinct().limit(AREAS)
                .map(area -> new Name(area.node(), area.text(), area.language(), area.fallback(), Optional.of(view.link(
                "brief/" + Partners.code(partner()), Map.of(StepsPage.TOPIC, Namespaces.code(area.node()))))))
                .toList();
    }

    /** Its capital. */
    public List<Name> capital() {
        return view.site().things().having(Egn.capitalOf, partner()).stream().map(node -> Name.of(view, node)).toList();
    }

    /** Its territory. */
    public List<Name> territory() {
        return view.site().things().having(Egn.territoryOf, partner()).stream()
                .map(node -> Name.of(view, node)).toList();
    }

    @Override
    public String template() {
        return "partner.jte";
    }

    @Override
    public String title() {
        return card.name().text();
    }

    @Override
    public Optional<String> state() {
        return Optional.of(card.statusInWords() + card.since().map(since -> ", " + since).orElse(""));
    }

    @Override
    public String description() {
        return view.text("partner.description", title());
    }
}
