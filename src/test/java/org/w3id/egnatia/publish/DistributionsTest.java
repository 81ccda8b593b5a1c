package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsReader;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;
import org.w3id.egnatia.road.Road;
import org.w3id.egnatia.spelling.CodePoints;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.xml.sax.SAXException;

/** Proves of each file of a release that it holds what it says, whichever parser reads it, in equal bytes. */
class DistributionsTest {

    private static final Map<String, byte[]> MADE = new HashMap<>();

    @TempDir
    private static Path folder;
    private static Release release;
    private static Distributions files;

    @BeforeAll
    static void makeFiles() {
        release = ShippedData.release();
        files = new Distributions(release);
    }

    @AfterAll
    static void forget() {
        MADE.clear();
    }

    private static byte[] bytes(Distribution file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FileSize size = file.to(out);
            assertEquals(new FileSize(out.size(), Sha256.hex(out.toByteArray())), size, file.fileName());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String name) {
        return MADE.computeIfAbsent(name, n -> bytes(files.named(n).orElseThrow()));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static Graph read(String name, Lang form) {
        return read(bytes(name), form);
    }

    private static Graph read(byte[] bytes, Lang form) {
        return RDFParser.create().source(new ByteArrayInputStream(bytes)).lang(form).toGraph();
    }

    private static DatasetGraph dataset(byte[] bytes, Lang form) {
        DatasetGraph read = DatasetGraphFactory.create();
        RDFParser.create().source(new ByteArrayInputStream(bytes)).lang(form).parse(read);
        return read;
    }

    /** As no file has a blank node, equal sets are equal graphs. */
    private static Set<Triple> triples(Graph graph) {
        Set<Triple> triples = graph.find().toSet();
        assertTrue(triples.stream().noneMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank()));
        return triples;
    }

    @Test
    void jenaReadsTheKnowledgeGraphFromTheTurtle() {
        assertEquals(triples(release.defaultGraph()), triples(read("egnatia.ttl", Lang.TURTLE)));
    }

    @Test
    void jenaReadsASmallReleaseFromEveryForm() {
        readBack(SmallWorkspace.in(folder.resolve("small")).write("data/actors/odd.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

                <https://w3id.org/egnatia/graph/actors/odd> a egn:Graph ;
                    dcterms:title "Odd"@en .

                actor:odd a egn:Body ;
                    rdfs:label "<&\\"> ]]> \\\\ \\n 𝔼"@en, "Чудно"@sr-Cyrl .
                """).release());
    }

    @Test
    @Tag("releases")
    void jenaReadsTheWholeReleaseFromEveryForm() {
        readBack(release);
    }

    /** Reads every form of the knowledge graph and of the dataset back. */
    private static void readBack(Release whole) {
        Distributions all = new Distributions(whole);
        Set<Triple> known = triples(whole.defaultGraph());
        Map.of("egnatia.ttl", Lang.TURTLE, "egnatia.nt", Lang.NTRIPLES, "egnatia.rdf", Lang.RDFXML, "egnatia.jsonld",
                Lang.JSONLD).forEach((name, form) ->
                assertEquals(known, triples(read(bytes(all.named(name).orElseThrow()), form)), name));
        Set<Quad> asked = whole.dataset().stream().collect(Collectors.toSet());
        Map.of("egnatia-all.nq", Lang.NQUADS, "egnatia-all.trig", Lang.TRIG).forEach((name, form) ->
                assertEquals(asked, dataset(bytes(all.named(name).orElseThrow()), form).stream()
                        .collect(Collectors.toSet()), name));
        for (String name : List.of("egnatia-all.nq", "egnatia.nt", Distributions.N_QUADS)) {
            List<String> lines = new String(bytes(all.named(name).orElseThrow()), StandardCharsets.UTF_8).lines()
                    .toList();
            assertEquals(lines.stream().sorted(CodePoints.ORDER).distinct().toList(), lines, name);
        }
        Set<Triple> asserted = triples(read(bytes(all.named("egnatia-asserted.ttl").orElseThrow()), Lang.TURTLE));
        Set<Triple> derived = triples(read(bytes(all.named("egnatia-derived.ttl").orElseThrow()), Lang.TURTLE));
        assertTrue(!derived.isEmpty() && derived.stream().noneMatch(asserted::contains));
        asserted.addAll(derived);
        assertEquals(known, asserted);
        Set<Triple> unconfirmed = triples(read(bytes(all.named("egnatia-unconfirmed.ttl").orElseThrow()), Lang.TURTLE));
        assertEquals(triples(whole.unconfirmed()), unconfirmed);
        assertTrue(!unconfirmed.isEmpty() && unconfirmed.stream().noneMatch(asserted::contains));
    }

    @Test
    void rdf4jReadsTheKnowledgeGraphFromTheTurtle() throws IOException {
        Set<Triple> read = new HashSet<>();
        TurtleParser parser = new TurtleParser();
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement statement) {
                read.add(Triple.create(node(statement.getSubject()), node(statement.getPredicate()),
                        node(statement.getObject())));
            }
        });
        parser.parse(new StringReader(text("egnatia.ttl")), "");
        assertEquals(triples(release.defaultGraph()), read);
    }

    private static Node node(Value value) {
        if (value instanceof Literal literal) {
            return literal.getLanguage().isPresent()
                    ? NodeFactory.createLiteralLang(literal.getLabel(), literal.getLanguage().get())
                    : NodeFactory.createLiteralDT(literal.getLabel(),
                    NodeFactory.getType(literal.getDatatype().stringValue()));
        }
        assertFalse(value.isBNode(), "a blank node");
        return NodeFactory.createURI(value.stringValue());
    }

    @Test
    void subjectsAreSortedAndEachHasOneBlock() {
        Set<String> subjects = new LinkedHashSet<>();
        List<String> order = new ArrayList<>();
        RDFParser.fromString(text("egnatia.ttl"), Lang.TURTLE).parse(new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                String subject = triple.getSubject().getURI();
                if (subjects.add(subject)) {
                    order.add(subject);
                } else {
                    assertEquals(order.get(order.size() - 1), subject);
                }
            }
        });
        assertEquals(List.copyOf(new TreeSet<>(subjects)), order);
    }

    @Test
    @Tag("releases")
    void twoReleasesOfTheSameWorkspaceGiveTheSameBytes() {
        sameBytes(release, Road.forServing(ShippedData.workspace()).release().orElseThrow());
    }

    @Test
    void twoReleasesOfASmallWorkspaceGiveTheSameBytes() {
        SmallWorkspace workspace = SmallWorkspace.in(folder.resolve("twice"));
        sameBytes(workspace.release(), workspace.release());
    }

    private static void sameBytes(Release one, Release other) {
        Distributions first = new Distributions(one);
        for (Distribution file : new Distributions(other).all()) {
            assertArrayEquals(bytes(first.named(file.fileName()).orElseThrow()), bytes(file), file.fileName());
        }
    }

    @Test
    void theNQuadsHaveEveryNamedGraphOnceAndTheDigest() {
        DatasetGraph read = dataset(bytes(Distributions.N_QUADS), Lang.NQUADS);
        assertEquals(release.quads(), read.stream().count());
        assertTrue(read.getDefaultGraph().isEmpty());
        assertEquals(release.digest(), Sha256.hex(bytes(Distributions.N_QUADS)));
    }

    @Test
    void theDigestIsThatOfTheCanonicalFormOfRdf() throws Exception {
        canonical(SmallWorkspace.in(folder.resolve("canonical")).release());
    }

    @Test
    @Tag("releases")
    void theDigestOfTheWholeIsThatOfTheCanonicalFormOfRdf() throws Exception {
        canonical(release);
    }

    /** The library gets the quads in another order, and canonises them by RDFC-1.0. */
    private static void canonical(Release whole) throws Exception {
        List<String> lines = new ArrayList<>(new String(bytes(new Distributions(whole).named(Distributions.N_QUADS)
                .orElseThrow()), StandardCharsets.UTF_8).lines().toList());
        Collections.shuffle(lines, new Random(1));
        RdfCanon canon = RdfCanon.create("SHA-256");
        new NQuadsReader(new StringReader(String.join("\n", lines) + '\n')).provide(canon);
        StringWriter out = new StringWriter();
        canon.provide(new NQuadsWriter(out));
        assertEquals(whole.digest(), Sha256.hex(out.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noTripleIsInTwoNamedGraphs() {
        Set<Triple> seen = new HashSet<>();
        List<Quad> twice = release.dataset().stream().filter(quad -> !quad.isDefaultGraph()
                && !seen.add(quad.asTriple())).toList();
        assertEquals(List.of(), twice);
    }

    @Test
    void theOpenFilesHaveTheGraphsUnderTheOpenLicenceAndNothingOfTheOthers() {
        String whole = text(Distributions.N_QUADS);
        String open = text("egnatia-open.nq");
        GraphRights rights = new GraphRights(release);
        assertTrue(rights.restricted().size() >= 9, rights.restricted()::toString);
        for (Node graph : rights.restricted()) {
            assertTrue(release.dataset().contains(Release.CATALOGUE, graph, DCTerms.rights.asNode(), Node.ANY),
                    graph::toString);
            assertTrue(whole.contains(" <" + graph.getURI() + "> ."), graph::toString);
            assertFalse(open.contains(" <" + graph.getURI() + "> ."), graph::toString);
        }
        String figure = "\n<" + Namespaces.ID + "figure/";
        assertFalse(open.contains(figure + "corruption-perceptions-index-rank-alb-2025> "));
        assertTrue(open.contains(figure + "wgi-rule-of-law-estimate-alb-2024> "));
        DatasetGraph read = dataset(bytes("egnatia-open.nq"), Lang.NQUADS);
        assertEquals(open.lines().count(), read.stream().count());
        Set<Triple> known = triples(release.defaultGraph());
        assertEquals(read.stream().map(Quad::asTriple).filter(known::contains).collect(Collectors.toSet()),
                triples(read("egnatia-open.ttl", Lang.TURTLE)));
        assertEquals(List.of(GraphRights.OPEN), files.named("egnatia-open.nq").orElseThrow().licences());
        assertTrue(files.named(Distributions.N_QUADS).orElseThrow().licences().size() > 2);
        assertFalse(files.named(Distributions.N_QUADS).orElseThrow().isOpen());
    }

    @Test
    void everyPartnerAndEveryTopAreaHasAnExcerptThatTheKnowledgeGraphHolds() {
        Set<Triple> known = triples(release.defaultGraph());
        assertEquals(6, files.all().stream().filter(file -> file.meaning() == Meaning.PARTNER).count());
        assertTrue(files.all().stream().filter(file -> file.meaning() == Meaning.AREA).count() >= 10);
        for (String name : List.of("partner/srb.ttl", "area/rule-of-law.ttl")) {
            Set<Triple> part = triples(read(name, Lang.TURTLE));
            assertTrue(known.containsAll(part) && part.size() > 1_000, name);
            Set<Node> subjects = part.stream().map(Triple::getSubject).collect(Collectors.toSet());
            Set<Node> facts = part.stream().filter(t -> t.predicateMatches(Egn.evidence)).map(Triple::getObject)
                    .collect(Collectors.toSet());
            assertTrue(subjects.containsAll(facts), name);
        }
        Node serbia = NodeFactory.createURI(Namespaces.ID + "actor/srb");
        assertEquals(known.stream().filter(t -> t.getObject().equals(serbia)).collect(Collectors.toSet()),
                triples(read("partner/srb.ttl", Lang.TURTLE)).stream().filter(t -> t.getObject().equals(serbia))
                        .collect(Collectors.toSet()));
    }

    @Test
    void theTablesHaveARowForEachThingAndTheirMetadataAColumnForEachCell() {
        JsonObject metadata = JSON.parse(text("tables/csv-metadata.json"));
        int tables = 0;
        for (JsonValue value : metadata.get("tables").getAsArray()) {
            JsonObject table = value.getAsObject();
            String csv = text("tables/" + table.getString("url"));
            List<String> header = List.of(csv.substring(0, csv.indexOf("\r\n")).split(","));
            List<JsonObject> columns = table.getObj("tableSchema").getArray("columns")
                    .map(JsonValue::getAsObject).toList();
            assertEquals(columns.stream().map(c -> c.getString("titles")).toList(), header, table.getString("url"));
            List<String> names = columns.stream().map(c -> c.getString("name")).toList();
            assertEquals(List.copyOf(new LinkedHashSet<>(names)), names, table.getString("url"));
            assertTrue(names.stream().allMatch(name -> name.matches("[A-Za-z0-9_]+")), names::toString);
            tables++;
        }
        assertEquals(files.all().stream().filter(file -> file.form() == FileForm.CSV && file.meaning() == Meaning.TABLE)
                .count(), tables);
        long events = release.assertedGraphs().stream().flatMap(graph -> release.dataset().getGraph(graph)
                .stream(Node.ANY, RDF.type.asNode(), Egn.Event)).map(Triple::getSubject).distinct().count();
        String csv = text("tables/event.csv");
        assertEquals(events, csv.split("\r\n").length - 1);
    }

    @Test
    void aCellWithSeveralValuesCanBeTakenApart() {
        Set<Node> types = release.defaultGraph().find(Node.ANY, RDF.type.asNode(), Node.ANY)
                .mapWith(Triple::getSubject).toSet();
        Map<List<Node>, Integer> values = new HashMap<>();
        release.defaultGraph().find().filterKeep(t -> types.contains(t.getSubject()) && t.getObject().isLiteral())
                .forEachRemaining(t -> values.merge(List.of(t.getSubject(), t.getPredicate()), 1, Integer::sum));
        Set<String> broken = new TreeSet<>();
        release.defaultGraph().find().filterKeep(t -> t.getObject().isLiteral()
                && t.getObject().getLiteralLexicalForm().contains("\n")
                && values.getOrDefault(List.of(t.getSubject(), t.getPredicate()), 0) > 1)
                .forEachRemaining(t -> broken.add(t.toString()));
        assertEquals(Set.of(), broken);
    }

    @Test
    void theMapHasTheOutlineAndTheCapitalOfEachPartner() {
        JsonObject map = JSON.parse(text("egnatia.geojson"));
        List<String> types = map.getArray("features").map(f -> f.getAsObject().getObj("geometry").getString("type"))
                .toList();
        assertEquals(6, types.stream().filter("Point"::equals).count());
        assertEquals(6, types.stream().filter(type -> type.endsWith("Polygon")).count());
        map.getArray("features").forEach(feature -> {
            JsonObject geometry = feature.getAsObject().getObj("geometry");
            if (geometry.getString("type").equals("Polygon")) {
                var ring = geometry.get("coordinates").getAsArray().get(0).getAsArray();
                assertEquals(ring.get(0).toString(), ring.get(ring.size() - 1).toString());
            }
        });
    }

    @Test
    void theNetworkHasAnEdgeForEachRelationAndBothItsEnds() throws IOException {
        for (String name : List.of("egnatia.graphml", "egnatia.gexf")) {
            Document document = xml(bytes(name));
            Set<String> nodes = new HashSet<>();
            for (int i = 0; i < document.getElementsByTagName("node").getLength(); i++) {
                nodes.add(document.getElementsByTagName("node").item(i).getAttributes().getNamedItem("id")
                        .getNodeValue());
            }
            int edges = document.getElementsByTagName("edge").getLength();
            for (int i = 0; i < edges; i++) {
                var edge = document.getElementsByTagName("edge").item(i).getAttributes();
                assertTrue(nodes.contains(edge.getNamedItem("source").getNodeValue()));
                assertTrue(nodes.contains(edge.getNamedItem("target").getNodeValue()));
            }
            assertTrue(edges > 900 && nodes.size() > 100, name + ": " + nodes.size() + " nodes, " + edges + " edges");
        }
    }

    private static Document xml(byte[] bytes) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    @Test
    void theOntologyIsAFileOfItsOwn() {
        Set<Triple> ontology = triples(read("ontology.ttl", Lang.TURTLE));
        assertEquals(ontology, triples(read("ontology.rdf", Lang.RDFXML)));
        assertTrue(triples(release.defaultGraph()).containsAll(ontology));
        assertTrue(ontology.contains(Triple.create(Egn.Relation, RDF.type.asNode(),
                NodeFactory.createURI("http://www.w3.org/2002/07/owl#Class"))));
    }

    @Test
    void languageTagsKeepTheirCase() {
        String tag = "sr-Cyrl";
        for (String name : List.of("egnatia.ttl", "partner/srb.ttl", "tables/western-balkans-partner.csv")) {
            assertTrue(text(name).contains(tag) && !text(name).contains("sr-cyrl"), name);
        }
    }

    @Test
    void aFileIsFoundByItsNameOnly() {
        assertEquals("egnatia.ttl", files.named("egnatia.ttl").orElseThrow().fileName());
        assertEquals(Optional.empty(), files.named("../egnatia.ttl"));
    }
}
