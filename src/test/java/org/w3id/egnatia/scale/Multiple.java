package org.w3id.egnatia.scale;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.derive.Derivation;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The shape of a release many times over, for measuring what the real graph is too small for. It states no facts.
 *
 * <p>The first copy is the release itself, so that its questions have their answers among the rest. Each further one
 * has everything below {@code /id/} again, under made-up names; ontology, vocabularies, catalogue, questions and rules
 * are there once, and so are the graphs. A number of a publication gets seven digits more, which no real one has, and
 * is left out where that would break its form; those of acts and treaties and codes of countries are the model's.
 *
 * <p>Bodies of the Union and international organisations have to do with the things of many copies: a copy is tied to
 * those of a copy drawn by lot, of which the {@code n}-th is {@code n} times less likely than the first, as few bodies
 * have most of the ties in the real graph. Whatever is at the other end stays in the copy, so that no two ties are
 * the same. What rules derive is what they derive of two copies of which one is tied to the other; what they would
 * derive over all copies, from closed lists for the partners of each and by counting, is left out.
 *
 * <p>Equal release, factor and seed give equal bytes. No more than the patterns of one copy is in memory.
 */
final class Multiple {

    private static final String DERIVED = Namespaces.GRAPH + "derived/";
    private static final Set<Node> NAMES =
            Set.of(RDFS.label.asNode(), SKOS.altLabel.asNode(), DCTerms.title.asNode());
    private static final String REMARK = line(Triple.create(Release.CATALOGUE, RDFS.comment.asNode(),
            NodeFactory.createLiteralLang("Made for measuring: the copies of things, whose names end with a made-up "
            + "word, state no facts.", "en")), Release.CATALOGUE);
    /** The numbers of documents and the codes of countries. */
    private static final Pattern WITHOUT_SERIES = Pattern.compile("[0-9]{3}|[A-Z]{3}");
    private static final Pattern LENGTHENED = Pattern.compile("(?!C?ETS )(.*[0-9])((?: final)?)");
    private static final String LEFT_OUT = "zzleftout";
    private static final int BUFFER = 1 << 16;

    private final Release release;
    /** The bodies to which other copies may be tied. */
    private final Set<Node> common;
    private final List<QuadPattern> patterns;

    private Multiple(Release release) {
        this.release = release;
        this.common = new HashSet<>();
        for (String kind : List.of("EuropeanUnionBody", "InternationalOrganisation")) {
            release.defaultGraph().find(Node.ANY, RDF.type.asNode(), NodeFactory.createURI(Namespaces.DEF + kind))
                    .forEachRemaining(triple -> common.add(triple.getSubject()));
        }
        this.patterns = patterns();
    }

    /** Prepares the patterns. */
    static Multiple of(Release release) {
        return new Multiple(release);
    }

    /**
     * Writes N-Quads in UTF-8.
     *
     * @param factor how many copies, the release itself counted
     * @return the number of quads
     * @throws IllegalArgumentException if there are not so many names
     */
    long write(int factor, long seed, OutputStream out) throws IOException {
        if (factor < 1 || factor > CopyNames.COUNT) {
            throw new IllegalArgumentException("a factor from 1 to " + CopyNames.COUNT + ", not " + factor);
        }
        release.writeQuads(out, (graph, subject) -> true);
        out.write(REMARK.getBytes(StandardCharsets.UTF_8));
        CopyNames names = new CopyNames(seed);
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder lines = new StringBuilder();
        for (int copy = 1; copy < factor; copy++) {
            QuadPattern.Copy filled = new QuadPattern.Copy(names.of(copy),
                    names.of(tiedTo(random.nextDouble(), factor)), String.format(Locale.ROOT, "%07d", copy));
            for (QuadPattern pattern : patterns) {
                pattern.appendTo(lines, filled);
                if (lines.length() > BUFFER) {
                    out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                    lines.setLength(0);
                }
            }
        }
        out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        return release.quads() + 1 + (factor - 1L) * patterns.size();
    }

    /** From a number below 1, drawn evenly, a copy by the law of Zipf. */
    static int tiedTo(double drawn, int factor) {
        return Math.min(factor, (int) Math.pow(factor + 1.0, drawn)) - 1;
    }

    private List<QuadPattern> patterns() {
        List<String> lines = new ArrayList<>();
        Graph known = GraphMemFactory.createGraphMem2();
        Set<Node> asserted = Set.copyOf(release.assertedGraphs());
        for (String name : release.graphNames()) {
            if (name.startsWith(DERIVED)) {
                continue;
            }
            Node graph = NodeFactory.createURI(name);
            release.dataset().getGraph(graph).find().forEachRemaining(triple -> {
                boolean isThing = isThing(triple.getSubject());
                Triple own = isThing ? copied(triple, QuadPattern.OWN_MARK, QuadPattern.COMMON_MARK) : triple;
                if (isThing && !isLeftOut(own)) {
                    lines.add(line(own, graph));
                }
                if (asserted.contains(graph)) {
                    known.add(own);
                    if (isThing) {
                        known.add(copied(triple, QuadPattern.COMMON_MARK, QuadPattern.COMMON_MARK));
                    }
                }
            });
        }
        DatasetGraph dataset = DatasetGraphFactory.wrap(known);
        for (Derivation.Derived derived : Derivation.run(release.queries().group(QueryLibrary.DERIVE), dataset)) {
            derived.triples().find().mapWith(triple -> line(triple, derived.graphName()))
                    .filterKeep(line -> line.contains(QuadPattern.OWN_MARK)).forEachRemaining(lines::add);
        }
        return lines.stream().sorted().map(QuadPattern::of).toList();
    }

    private static String line(Triple triple, Node graph) {
        return NodeFmtLib.strNT(triple.getSubject()) + ' ' + NodeFmtLib.strNT(triple.getPredicate()) + ' '
                + NodeFmtLib.strNT(triple.getObject()) + ' ' + NodeFmtLib.strNT(graph) + " .\n";
    }

    private Triple copied(Triple triple, String own, String tied) {
        Node subject = triple.getSubject();
        return Triple.create(named(subject, own), triple.getPredicate(), object(subject, triple.getPredicate(),
                triple.getObject(), own, tied));
    }

    private Node object(Node subject, Node predicate, Node object, String own, String tied) {
        if (NAMES.contains(predicate)) {
            return NodeFactory.createLiteral(object.getLiteralLexicalForm() + " [" + own + ']',
                    object.getLiteralLanguage(), object.getLiteralDatatype());
        }
        if (predicate.equals(DCTerms.identifier.asNode()) && !WITHOUT_SERIES.matcher(text(object)).matches()) {
            Matcher number = LENGTHENED.matcher(text(object));
            return NodeFactory.createLiteralString(number.matches()
                    ? number.group(1) + QuadPattern.NUMBER_MARK + number.group(2) : LEFT_OUT);
        }
        if (predicate.equals(FOAF.page.asNode())) {
            return named(object, own);
        }
        if (isThing(object)) {
            // A body's own parts and members are of its copy; and of the two ends of a tie only one is drawn.
            boolean isDrawn = common.contains(object) && !common.contains(subject)
                    && !predicate.equals(Egn.counterpart);
            return named(object, isDrawn ? tied : own);
        }
        return object;
    }

    private static Node named(Node thing, String name) {
        return NodeFactory.createURI(thing.getURI() + '-' + name);
    }

    private static String text(Node literal) {
        return literal.getLiteralLexicalForm();
    }

    private static boolean isLeftOut(Triple triple) {
        return triple.getObject().isLiteral() && text(triple.getObject()).equals(LEFT_OUT);
    }

    /** True for what a copy has under a name of its own. */
    static boolean isThing(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.ID);
    }
}
