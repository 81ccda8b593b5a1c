package org.w3id.egnatia.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.derive.Derivation;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** A multiple of the graph has the shape of the graph: the same shares, the same rules, the same derivations. */
class MultipleTest {

    private static final int FACTOR = 3;
    /** One by which the third copy is tied to another than itself. */
    private static final long SEED = 7;
    private static final String DERIVED = Namespaces.GRAPH + "derived/";

    private static Release release;
    private static Multiple multiple;
    private static DatasetGraph written;

    @BeforeAll
    static void write() throws IOException {
        release = ShippedData.release();
        multiple = Multiple.of(release);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long quads = multiple.write(FACTOR, SEED, out);
        written = DatasetGraphFactory.create();
        RDFParser.source(new ByteArrayInputStream(out.toByteArray())).lang(Lang.NQUADS).parse(written);
        assertEquals(quads, written.stream().count(), "quads, none of them twice");
    }

    @Test
    void equalSeedGivesEqualBytes() throws IOException {
        assertEquals(digest(SEED), digest(SEED));
        assertNotEquals(digest(SEED), digest(SEED + 1));
    }

    private static String digest(long seed) throws IOException {
        MessageDigest sha256 = Sha256.start();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            multiple.write(FACTOR, seed, out);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Test
    void graphsSharesOfPredicatesAndDegreesAreThoseOfTheGraph() {
        assertEquals(graphNames(release.dataset()), graphNames(written));
        Map<String, Long> expected = times(shares(release.dataset()));
        Map<String, Long> shares = shares(written);
        // Numbers whose form has no room for more digits are the one thing that copies lack.
        String number = DCTerms.identifier.getURI();
        assertTrue(shares.get(number) > 0.85 * expected.get(number), "numbers " + shares.get(number));
        expected.remove(number);
        shares.remove(number);
        assertEquals(expected, shares, "stated quads about things, by predicate and by graph");
        assertEquals(times(degrees(release.dataset())), degrees(written), "things, by quads that each has");
    }

    private static Map<String, Long> times(Map<String, Long> counts) {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((key, count) -> all.put(key, FACTOR * count));
        return all;
    }

    private static List<String> graphNames(DatasetGraph dataset) {
        List<String> names = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(name -> {
            if (!dataset.getGraph(name).isEmpty()) {
                names.add(name.getURI());
            }
        });
        return names.stream().sorted().toList();
    }

    private static Map<String, Long> shares(DatasetGraph dataset) {
        Map<String, Long> counts = new TreeMap<>();
        quads(dataset).stream().filter(quad -> !quad.getGraph().getURI().startsWith(DERIVED)).forEach(quad -> {
            counts.merge(quad.getPredicate().getURI(), 1L, Long::sum);
            if (!quad.getPredicate().equals(DCTerms.identifier.asNode())) {
                counts.merge("in " + quad.getGraph().getURI(), 1L, Long::sum);
            }
        });
        return counts;
    }

    /** Of each type, how many things have how many quads. A tie to a body of another copy is the body's, too. */
    private static Map<String, Long> degrees(DatasetGraph dataset) {
        Map<Node, Integer> degrees = new HashMap<>();
        quads(dataset).stream().filter(quad -> !quad.getGraph().getURI().startsWith(DERIVED)
                && !quad.getPredicate().equals(DCTerms.identifier.asNode()))
                .forEach(quad -> degrees.merge(quad.getSubject(), 1, Integer::sum));
        Map<String, Long> counts = new TreeMap<>();
        degrees.forEach((thing, degree) -> counts.merge(
                thing.getURI().replaceFirst("/[^/]*$", "") + ' ' + degree, 1L, Long::sum));
        return counts;
    }

    private static List<Quad> quads(DatasetGraph dataset) {
        List<Quad> quads = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(name -> dataset.getGraph(name).find()
                .filterKeep(triple -> Multiple.isThing(triple.getSubject()))
                .forEachRemaining(triple -> quads.add(Quad.create(name, triple))));
        return quads;
    }

    @Test
    void namesAreFresh() {
        assertEquals(FACTOR * labels(release.dataset()), labels(written), "different labels of things");
        CopyNames names = new CopyNames(SEED);
        assertEquals(CopyNames.COUNT, IntStream.range(0, CopyNames.COUNT).mapToObj(names::of).distinct().count());
    }

    private static long labels(DatasetGraph dataset) {
        return quads(dataset).stream().filter(quad -> quad.getPredicate().equals(RDFS.label.asNode())
                && !quad.getGraph().getURI().startsWith(DERIVED))
                .map(Quad::getObject).distinct().count();
    }

    @Test
    void whatIsMultipliedPassesTheShapes() {
        Shapes shapes = Shapes.parse(release.shapes());
        List<ReportEntry> faults = ShaclValidator.get().validate(shapes, known(true)).getEntries().stream()
                .filter(entry -> entry.severity().equals(Severity.Violation)).toList();
        assertTrue(faults.isEmpty(), () -> faults.size() + " faults, the first " + faults.get(0).focusNode() + ": "
                + faults.get(0).message());
    }

    /**
     * All but what follows from a closed list for the partners of copies that are not tied to it, since that grows with
     * the square of the factor: each list leaves out each partner; and bodies that have to do with three partners of
     * several copies taken together.
     */
    @Test
    void whatIsDerivedIsWhatRulesDerive() {
        DatasetGraph stated = DatasetGraphFactory.wrap(known(false));
        Set<Node> farther = new HashSet<>();
        for (Derivation.Derived derived : Derivation.run(release.queries().group(QueryLibrary.DERIVE), stated)) {
            Graph there = written.getGraph(derived.graphName());
            List<Triple> missing = derived.triples().find().filterDrop(there::contains)
                    .filterDrop(triple -> farther.contains(triple.getSubject())).toList();
            if (derived.graphName().getURI().endsWith("/closed-lists")) {
                // A list of one copy on a body of another is more evidence for what is there, or says something more.
                missing = missing.stream().filter(triple -> !triple.getPredicate().equals(Egn.evidence)
                        || !there.contains(triple.getSubject(), Node.ANY, Node.ANY)).collect(Collectors.toList());
                missing.forEach(triple -> farther.add(triple.getSubject()));
                missing.removeIf(triple -> !there.contains(triple.getSubject(), Node.ANY, Node.ANY));
            }
            List<Triple> left = derived.graphName().getURI().endsWith("/asked-of-each-partner")
                    ? missing.stream().filter(triple -> !isBody(triple.getSubject())).toList() : missing;
            List<Triple> extra = there.find().filterDrop(derived.triples()::contains).toList();
            assertTrue(left.isEmpty() && extra.isEmpty(), () -> derived.graphName() + ": " + left.size()
                    + " missing, " + extra.size() + " too many, such as " + left.stream().findFirst() + " and "
                    + extra.stream().findFirst());
        }
        assertTrue(!farther.isEmpty(), "no list that leaves out partners of other copies");
    }

    private static boolean isBody(Node thing) {
        Graph all = written.getGraph(NodeFactory.createURI(DERIVED + "types"));
        return all.contains(thing, RDF.type.asNode(), NodeFactory.createURI(Namespaces.DEF + "Organisation"));
    }

    /** The default graph, as a release has it. */
    private static Graph known(boolean withDerived) {
        Graph known = GraphMemFactory.createGraphMem2();
        release.assertedGraphs().forEach(name -> written.getGraph(name).find().forEachRemaining(known::add));
        if (withDerived) {
            release.derivedGraphs().forEach(name -> written.getGraph(name).find().forEachRemaining(known::add));
        }
        return known;
    }

    @Test
    void fewBodiesHaveMostTies() {
        int factor = 1000;
        SplittableRandom random = new SplittableRandom(SEED);
        int[] ties = new int[factor];
        for (int i = 0; i < 100_000; i++) {
            ties[Multiple.tiedTo(random.nextDouble(), factor)]++;
        }
        // By Zipf's law the n-th of a thousand has 1 / (n ln 1000) of all, nearly.
        assertEquals(0.100, ties[0] / 100_000.0, 0.01);
        assertEquals(0.059, ties[1] / 100_000.0, 0.01);
        assertTrue(IntStream.range(500, factor).map(i -> ties[i]).sum() / 100_000.0 < 0.12);
    }

    @Test
    void oneCopyIsTheRelease() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        assertEquals(release.quads() + 1, multiple.write(1, SEED, one));
        assertThrows(IllegalArgumentException.class, () -> multiple.write(0, SEED, OutputStream.nullOutputStream()));
    }
}
