package org.w3id.egnatia.page.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.check.Rule;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What was checked before this version was served, and how its questions are answered now.
 *
 * @param view      its circumstances
 * @param rules     the rules that it was checked by, in the order in which they are held
 * @param derived   the derivation rules with the number of triples that each gave
 * @param questions the questions with an expected answer, and whether they are answered so
 * @param fair      how far the FAIR principles are met
 * @param refused   what was found in newer files that are not served for it; empty if there are none
 */
public record ChecksPage(View view, List<Rule> rules, List<Derived> derived,
                         List<Answered> questions, List<Principle> fair,
                         List<String> refused) implements Page {

    /** A derivation rule and the number of triples that it gave. */
    public record Derived(Name graph, SavedQuery rule, int triples) {
    }

    /** A question and whether its answer is the expected one. */
    public record Answered(SavedQuery question, boolean asExpected) {
    }

    /**
     * A FAIR principle (Wilkinson et al. 2016) and what here meets it.
     *
     * @param code     its code, such as {@code F1}
     * @param evidence what meets it, in words
     * @param link     where to see it
     */
    public record Principle(String code, String evidence, String link) {
    }

    /** The page, with the answers of the questions as {@link QuestionResults} found them. */
    public static ChecksPage of(View view, List<String> refused) {
        QuestionResults results = view.site().once(QuestionResults.class, site -> QuestionResults.of(site.release()));
        return new ChecksPage(view, rules(view), derived(view),
                results.answered(), fair(view), refused);
    }

    private static List<Rule> rules(View view) {
        return RulePage.rules(view).all().stream().sorted(Comparator.comparing(Rule::stage).thenComparing(Rule::id))
                .toList();
    }

    private static List<Derived> derived(View view) {
        return view.site().release().queries().group(QueryLibrary.DERIVE).stream().map(rule -> {
            Node graph = NodeFactory.createURI(Namespaces.GRAPH + "derived/" + rule.id().replaceFirst("^\\d+-", ""));
            return new Derived(Name.of(view, graph), rule, view.site().release().dataset().getGraph(graph).size());
        }).toList();
    }

    private static List<Principle> fair(View view) {
        Things things = view.site().things();
        List<Node> facts = Stream.of(FactType.values())
                .flatMap(type -> things.having(RDF.type.asNode(), type.type()).stream()).toList();
        long backed = facts.stream().filter(fact -> !things.values(fact, Egn.evidence).isEmpty()).count();
        int links = things.confirmed().find(Node.ANY, SKOS.exactMatch.asNode(), Node.ANY).toList().size();
        long licensed = view.site().release().dataset().getGraph(Release.CATALOGUE)
                .find(Node.ANY, DCTerms.license.asNode(), Node.ANY).toList().size();
        return List.of(
                principle(view, "F1", "id/actor/alb"), principle(view, "F2", ".well-known/void"),
                principle(view, "F3", ".well-known/void"),
                principle(view, "F4", "sitemap.xml"), principle(view, "A1", "sparql"), principle(view, "A2", "dumps/"),
                principle(view, "I1", "dumps/latest/egnatia.ttl"), principle(view, "I2", "def"),
                principle(view, "I3", "query/codes", links),
                principle(view, "R1", "graph"), principle(view, "R1.1", "graph", licensed),
                principle(view, "R1.2", "sources", backed, facts.size()),
                principle(view, "R1.3", "def"));
    }

    private static Principle principle(View view, String code, String path, Object... numbers) {
        return new Principle(code, view.text("fair." + code, numbers), view.link(path));
    }

    /** The rules of one stage. */
    public List<Rule> rules(Rule.Stage stage) {
        return rules.stream().filter(rule -> rule.stage() == stage).toList();
    }

    /** How many findings of a rule the data has that is served. */
    public int found(Rule rule) {
        return view.site().release().remarks().getOrDefault(rule.id(), 0);
    }

    /** How many questions are answered as expected. */
    public long answered() {
        return questions.stream().filter(Answered::asExpected).count();
    }

    @Override
    public String template() {
        return "checks.jte";
    }

    @Override
    public String title() {
        return view.text("checks.title");
    }

    @Override
    public String description() {
        return view.text("checks.lead");
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }
}
