package org.w3id.egnatia.page.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * What a program, or whoever knows RDF, needs to write queries: the model in brief, rules of thumb, worked queries, and
 * from the data the lists with their codes and the classes with their properties. The text is Markdown, laid out as
 * llmstxt.org proposes.
 */
public final class ModelGuide {

    private static final String TEXT = "/org/w3id/egnatia/page/llms.txt";
    /** The classes that queries are about, in the order in which they are explained. */
    private static final List<String> CLASSES = List.of("Relation", "Event", "Figure", "Assessment", "Statement",
            "Agreement", "LegalAct", "Instrument", "WesternBalkansPartner", "EuropeanUnionBody", "Actor", "Place",
            "Evidence", "Source");
    private static final List<String> PREFIXES = List.of("egn", "rdf", "rdfs", "owl", "xsd", "skos", "dcterms", "foaf",
            "prov", "actor", "instrument", "place", "relation-kind", "event-kind");
    private static final List<String> FACTS = List.of("Relation", "Event", "Figure", "Statement");
    private static final Node COMMISSION = NodeFactory.createURI(Namespaces.ID + "actor/com");
    /** A property that fewer things of its class have stands in VoID only. */
    private static final double RARE = 0.03;
    private static final int FREQUENT_LEADS = 5;
    private static final int CODES = 95;
    private static final int LONGEST_LIST = 400;
    private static final int THINGS = 40;

    private ModelGuide() {
    }

    /** The whole guide of a release, with addresses of the server that shows it. */
    public static String of(Site site) {
        TermUse use = site.use();
        Map<String, String> values = new HashMap<>();
        values.put("base", site.links().publicUrl().toString());
        values.put("version", site.release().version());
        values.put("triples", Long.toString(site.release().triples()));
        values.put("questions", Integer.toString(site.release().queries().questions().size()));
        values.put("reviewed", reviewed(site));
        values.put("groups", groups(site));
        values.put("none", Integer.toString(site.things().having(Egn.state,
                NodeFactory.createURI(Namespaces.VOC + "knowledge/explicitly-none")).size()));
        values.put("operations", operations(site));
        values.put("grades", grades(site));
        values.put("prefixes", prefixes());
        values.put("lists", lists(site));
        values.put("ties", ties(site));
        values.put("classes", CLASSES.stream().map(name -> ofClass(NodeFactory.createURI(Namespaces.DEF + name), use,
                site, RARE)).collect(Collectors.joining("\n\n")));
        values.put("things", often("Instrument", site) + "\n" + often("Organisation", site));
        values.put("footnote", NamingRules.KOSOVO_FOOTNOTE);
        String text = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace('{' + value.getKey() + '}', value.getValue());
        }
        return text;
    }

    private static String template() {
        try (InputStream in = ModelGuide.class.getResourceAsStream(TEXT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read its own files", e);
        }
    }

    /** The newest day of a report of which every grade is recorded. */
    private static String reviewed(Site site) {
        return site.things().having(Egn.gradesIndexed, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean))
                .stream().flatMap(report -> site.things().day(report, Egn.date).stream()).max(LocalDate::compareTo)
                .map(LocalDate::toString).orElse("a day that is not recorded");
    }

    /** The groups of which all partners are part, and how many facts name each. */
    private static String groups(Site site) {
        List<Node> partners = site.things().partners();
        return partners.stream().flatMap(partner -> site.things().values(partner, Egn.partOf).stream()).distinct()
                .filter(group -> site.things().having(Egn.partOf, group).containsAll(partners))
                .map(group -> '`' + Namespaces.shorten(group.getURI()) + "` is named by " + FACTS.stream()
                        .map(type -> naming(group, type, site) + " things of the class `egn:" + type + '`')
                        .collect(Collectors.joining(", ")) + '.').collect(Collectors.joining(" "));
    }

    private static long naming(Node thing, String type, Site site) {
        Node ofType = NodeFactory.createURI(Namespaces.DEF + type);
        return site.things().leadingTo(thing).stream().map(Triple::getSubject).distinct()
                .filter(fact -> site.things().values(fact, RDF.type.asNode()).contains(ofType)).count();
    }

    /** The missions and operations that are things. */
    private static String operations(Site site) {
        return site.things().having(RDF.type.asNode(), NodeFactory.createURI(Namespaces.DEF + "Operation")).stream()
                .map(operation -> '`' + Namespaces.shorten(operation.getURI()) + '`')
                .sorted().collect(Collectors.joining(", "));
    }

    /** With which reports the grades of each partner begin. */
    private static String grades(Site site) {
        Map<String, List<String>> first = new TreeMap<>();
        for (Node partner : site.things().partners()) {
            site.things().having(Egn.about, partner).stream()
                    .filter(fact -> site.things().values(fact, Egn.attributedTo).contains(COMMISSION))
                    .flatMap(fact -> site.things().values(fact, Egn.reportYear).stream())
                    .map(Node::getLiteralLexicalForm).min(Comparator.naturalOrder())
                    .ifPresent(year -> first.computeIfAbsent(year, none -> new ArrayList<>())
                            .add('`' + Namespaces.shorten(partner.getURI()) + '`'));
        }
        return first.entrySet().stream().map(year -> year.getKey() + " for " + String.join(", ", year.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String prefixes() {
        return PREFIXES.stream().map(prefix -> "PREFIX " + prefix + ": <" + Namespaces.all().get(prefix) + ">")
                .collect(Collectors.joining("\n", "```sparql\n", "\n```"));
    }

    /** The kinds of relations, the most frequent first, with what stands at their two ends. */
    private static String ties(Site site) {
        List<Node> kinds = site.things().having(SKOS.inScheme.asNode(),
                NodeFactory.createURI(Namespaces.VOC + "relation-kind"));
        Map<Node, Integer> counts = new HashMap<>();
        kinds.forEach(kind -> counts.put(kind, site.things().having(Egn.relationKind, kind).size()));
        return kinds.stream().filter(kind -> counts.get(kind) > 0).sorted(Comparator.comparing((Node kind) ->
                -counts.get(kind)).thenComparing(Node::getURI)).map(kind -> "- `" + Namespaces.shorten(kind.getURI())
                + "` " + counts.get(kind) + ": " + site.things().text(kind, SKOS.definition.asNode()).orElse(""))
                .collect(Collectors.joining("\n"));
    }

    /** The lists of concepts with their codes; of long ones only how many there are. */
    public static String lists(Site site) {
        List<String> lines = new ArrayList<>();
        for (Node scheme : site.things().having(RDF.type.asNode(), SKOS.ConceptScheme.asNode())) {
            List<Node> all = site.things().having(SKOS.inScheme.asNode(), scheme);
            // Of a long list those that facts have: the others gather them.
            List<String> codes = all.stream().filter(concept -> all.size() <= CODES || isUsed(concept, site))
                    .map(Namespaces::code).sorted().toList();
            String name = Namespaces.code(scheme);
            String title = site.things().text(scheme, DCTerms.title.asNode()).orElse(name);
            lines.add("- `" + name + ":` " + title + ": " + (codes.size() <= LONGEST_LIST ? String.join(", ", codes)
                    : codes.size() + " concepts, by `?c skos:inScheme <" + scheme.getURI()
                            + "> ; skos:prefLabel ?name`"));
        }
        return String.join("\n", lines);
    }

    private static boolean isUsed(Node concept, Site site) {
        return site.things().confirmed().stream(Node.ANY, Node.ANY, concept)
                .anyMatch(triple -> triple.getPredicate().getURI().startsWith(Namespaces.DEF));
    }

    /** The things of a class that most facts name, with their names. */
    private static String often(String type, Site site) {
        return site.things().having(RDF.type.asNode(), NodeFactory.createURI(Namespaces.DEF + type)).stream()
                .sorted(Comparator.comparingInt((Node thing) -> -site.things().leadingTo(thing).size())
                        .thenComparing(Node::getURI)).limit(THINGS)
                .map(thing -> "`" + Namespaces.shorten(thing.getURI()) + "` " + site.things()
                        .label(thing, Language.ENGLISH).text()).collect(Collectors.joining("; ", "- ", ""));
    }

    /**
     * A class with its properties.
     *
     * @param rare the least share of the things of the class that have a property
     */
    public static String ofClass(Node type, TermUse use, Site site, double rare) {
        int things = use.classes().getOrDefault(type, 0);
        List<String> lines = new ArrayList<>();
        lines.add("### " + Namespaces.shorten(type.getURI()) + " (" + things + ")");
        site.things().text(type, SKOS.definition.asNode()).ifPresent(lines::add);
        use.of(type).stream().filter(one -> !one.property().equals(RDF.type.asNode()) && one.things() >= rare * things)
                .forEach(one -> lines.add("- `" + Namespaces.shorten(one.property().getURI()) + "` "
                        + (one.things() == things ? "all" : Integer.toString(one.things())) + " → "
                        + one.targets().keySet().stream().limit(FREQUENT_LEADS).map(ModelGuide::lead)
                        .collect(Collectors.joining(", "))
                        + (one.targets().size() > FREQUENT_LEADS ? ", …" : "")));
        return String.join("\n", lines);
    }

    private static String lead(TermUse.Target target) {
        return switch (target.kind()) {
            case SCHEME -> Namespaces.code(target.term()) + ':';
            case ADDRESS -> "IRI";
            default -> Namespaces.shorten(target.term().getURI());
        };
    }
}
