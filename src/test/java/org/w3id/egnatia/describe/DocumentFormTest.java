package org.w3id.egnatia.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.helpers.StatementCollector;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves for things by lot that every form has the same description, on every page and as of days, as two libraries
 * read it.
 */
class DocumentFormTest {

    private static final Descriptions DESCRIPTIONS = new Descriptions(ShippedData.release());
    private static final String ADDRESS = "http://localhost:3030/doc/x";
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 10, 22));

    private static String text(Description description, DocumentForm form) {
        return new String(DESCRIPTIONS.write(description, form, ADDRESS), StandardCharsets.UTF_8);
    }

    private static Description describe(String path) {
        return DESCRIPTIONS.of(NodeFactory.createURI(Namespaces.ID + path)).orElseThrow();
    }

    /** What was read without what the document says of itself. */
    private static Set<String> parsed(String text, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).lang(lang).parse(graph);
        Set<String> triples = new HashSet<>();
        graph.find().filterDrop(t -> t.getSubject().getURI().startsWith(ADDRESS))
                .forEachRemaining(t -> triples.add(line(t)));
        return triples;
    }

    private static String line(Triple t) {
        Node value = t.getObject();
        return t.getSubject() + " " + t.getPredicate() + " " + (value.isURI() ? value.getURI()
                : '"' + value.getLiteralLexicalForm() + '"' + (value.getLiteralLanguage().isEmpty()
                        ? value.getLiteralDatatypeURI() : '@' + value.getLiteralLanguage()));
    }

    private static Set<String> described(Description description) {
        Set<String> triples = new HashSet<>();
        description.graph().find().forEachRemaining(t -> triples.add(line(t)));
        return triples;
    }

    private static Set<String> byRdf4j(String turtle) throws IOException {
        StatementCollector collector = new StatementCollector();
        TurtleParser parser = new TurtleParser();
        parser.setRDFHandler(collector);
        parser.parse(new StringReader(turtle), "urn:x:base");
        Set<String> triples = new HashSet<>();
        for (Statement s : collector.getStatements()) {
            if (!s.getSubject().stringValue().startsWith(ADDRESS)) {
                triples.add(s.getSubject().stringValue() + " " + s.getPredicate().stringValue() + " "
                        + line(s.getObject()));
            }
        }
        return triples;
    }

    private static String line(Value value) {
        return value instanceof Literal literal ? '"' + literal.getLabel() + '"'
                + literal.getLanguage().map(l -> '@' + l).orElse(literal.getDatatype().stringValue())
                : value.stringValue();
    }

    @Test
    void everyFormHasTheSameTriples() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<DocumentForm> seen = new TreeSet<>();
        for (Node node : DescriptionsTest.chosen(40)) {
            for (Description description : DescriptionsTest.somePages(node, DAYS)) {
                Set<String> triples = described(description);
                Map<DocumentForm, Set<String>> read = new HashMap<>();
                read.put(DocumentForm.TURTLE, parsed(text(description, DocumentForm.TURTLE), Lang.TURTLE));
                read.put(DocumentForm.JSON_LD, parsed(text(description, DocumentForm.JSON_LD), Lang.JSONLD11));
                read.put(DocumentForm.N_TRIPLES, parsed(text(description, DocumentForm.N_TRIPLES), Lang.NTRIPLES));
                if (DocumentForm.RDF_XML.fits(description.graph())) {
                    read.put(DocumentForm.RDF_XML, parsed(text(description, DocumentForm.RDF_XML), Lang.RDFXML));
                }
                read.forEach((form, found) -> {
                    seen.add(form);
                    if (!found.equals(triples)) {
                        wrong.add(node.getURI() + " as " + form + " " + description.day() + " page "
                                + description.page());
                    }
                });
                for (DocumentForm form : List.of(DocumentForm.TURTLE, DocumentForm.N_TRIPLES)) {
                    if (!byRdf4j(text(description, form)).equals(triples)) {
                        wrong.add(node.getURI() + " as " + form + " by RDF4J");
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(4, seen.size());
    }

    private static List<CSVRecord> records(Description description) throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(text(description, DocumentForm.CSV))).getRecords();
    }

    @Test
    void theTableHasARowForEachFactWithAllItsValuesAndEvidence() throws IOException {
        JsonLdContext context = DESCRIPTIONS.context();
        for (Node node : DescriptionsTest.chosen(40)) {
            for (Description description : DescriptionsTest.somePages(node, DAYS)) {
                if (!Set.of(DescriptionKind.THING, DescriptionKind.CONCEPT, DescriptionKind.TERM)
                        .contains(description.kind())) {
                    continue;
                }
                Map<String, CSVRecord> rows = new HashMap<>();
                for (CSVRecord row : records(description)) {
                    assertEquals(null, rows.put(row.get("resource"), row), node.getURI());
                    assertEquals(node.getURI(), row.get("thing"));
                    description.day().ifPresent(day -> assertEquals(day.toString(), row.get("asOf")));
                }
                Set<String> expected = new HashSet<>(Set.of(node.getURI()));
                description.mentionsOnPage().forEach(m -> expected.add(m.resource().getURI()));
                assertEquals(expected, rows.keySet());
                rows.forEach((resource, row) -> {
                    Map<String, Set<String>> values = new HashMap<>();
                    description.graph().find(NodeFactory.createURI(resource), Node.ANY, Node.ANY)
                            .forEachRemaining(t -> {
                        Node value = t.getObject();
                        String language = value.isLiteral() && !Set.of("", "en").contains(value.getLiteralLanguage())
                                ? "@" + value.getLiteralLanguage() : "";
                        values.computeIfAbsent(context.key(t.getPredicate()) + language, k -> new HashSet<>())
                                .add(value.isLiteral() ? value.getLiteralLexicalForm() : value.getURI());
                    });
                    values.forEach((column, all) -> assertEquals(all, Set.of(row.get(column).split("\n")),
                            resource + " " + column));
                    int pieces = values.getOrDefault("evidence", Set.of()).size();
                    assertEquals(pieces, row.get("evidenceSource").isEmpty() ? 0
                            : row.get("evidenceSource").split("\n", -1).length, resource);
                });
            }
        }
    }

    @Test
    void theTableIsCsvByRfc4180() {
        String csv = text(describe("actor/mne"), DocumentForm.CSV);
        assertTrue(csv.startsWith("thing,names,resource,"), csv.substring(0, 80));
        assertTrue(csv.endsWith("\r\n"));
        assertTrue(csv.contains("prefLabel@sr-Cyrl"));
        Node mne = NodeFactory.createURI(Namespaces.ID + "actor/mne");
        String pages = IntStream.rangeClosed(1, describe("actor/mne").pages())
                .mapToObj(page -> text(DESCRIPTIONS.of(mne, Optional.empty(), page).orElseThrow(), DocumentForm.CSV))
                .collect(Collectors.joining());
        assertTrue(pages.contains(",lines ") || pages.contains(",line "), pages);
    }

    @Test
    void equalTriplesGiveEqualBytes() {
        Description description = describe("actor/mne");
        List<Triple> shuffled = new ArrayList<>(description.graph().find().toList());
        Collections.reverse(shuffled);
        for (DocumentForm form : List.of(DocumentForm.TURTLE, DocumentForm.JSON_LD, DocumentForm.RDF_XML,
                DocumentForm.N_TRIPLES)) {
            assertEquals(new String(DESCRIPTIONS.write(description.graph(), form), StandardCharsets.UTF_8),
                    new String(DESCRIPTIONS.write(SortedGraph.of(shuffled), form), StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatXmlCannotSayIsNotWrittenAsXml() {
        Graph odd =
                SortedGraph.of(List.of(Triple.create(NodeFactory.createURI(Namespaces.ID + "actor/x"),
                        RDFS.label.asNode(),
                NodeFactory.createLiteralString("a\u0001b"))));
        assertFalse(DocumentForm.RDF_XML.fits(odd));
        assertTrue(DocumentForm.TURTLE.fits(odd));
    }

    @Test
    void languageTagsStandAsBcp47WritesThemInEveryForm() {
        for (DocumentForm form : DocumentForm.values()) {
            String text = text(describe("actor/srb"), form);
            assertTrue(text.contains("sr-Cyrl"), form.name());
            assertFalse(text.contains("sr-cyrl"), form.name());
        }
    }

    @Test
    void aFileSaysItsDayAndItsPages() {
        Node eu = NodeFactory.createURI(Namespaces.ID + "actor/eu");
        String second = text(DESCRIPTIONS.of(eu, Optional.empty(), 2).orElseThrow(), DocumentForm.N_TRIPLES);
        String view = "<" + ADDRESS + "?page=2> <http://www.w3.org/ns/hydra/core#";
        assertTrue(second.contains("<" + ADDRESS + "> <http://www.w3.org/ns/hydra/core#view> <" + ADDRESS
                + "?page=2>"));
        assertTrue(second.contains(view + "previous> <" + ADDRESS + "?page=1>"));
        assertTrue(second.contains(view + "first> <" + ADDRESS + "?page=1>"));
        assertTrue(second.contains("<" + ADDRESS + "?page=2> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                + "<http://www.w3.org/ns/hydra/core#PartialCollectionView>"));
        String then = text(DESCRIPTIONS.of(eu, Optional.of(LocalDate.of(2026, 6, 30)), 1).orElseThrow(),
                DocumentForm.N_TRIPLES);
        assertTrue(then.contains("<" + ADDRESS + "?as-of=2026-06-30> <http://purl.org/dc/terms/valid> \"2026-06-30\""));
        assertTrue(then.contains("<" + ADDRESS + "?as-of=2026-06-30&page=2>"), "day and page");
        assertFalse(text(describe("actor/amla"), DocumentForm.N_TRIPLES).contains("hydra"),
                "one page, no day: nothing to say of the file");
    }

    @Test
    void jsonHasPlainNamesThatThePublishedContextDefinesAlike() {
        JsonObject published = JSON.parse(new String(DESCRIPTIONS.context().bytes(), StandardCharsets.UTF_8))
                .getObj("@context");
        JsonObject document = JSON.parse(text(DESCRIPTIONS.of(NodeFactory.createURI(Namespaces.ID + "actor/eu"),
                Optional.of(LocalDate.of(2020, 10, 22)), 1).orElseThrow(), DocumentForm.JSON_LD));
        document.getObj("@context").forEach((key, meaning) -> assertEquals(published.get(key), meaning, key));
        Set<String> keys = new TreeSet<>();
        document.getArray("@graph").forEach(object -> keys.addAll(object.getAsObject().keySet()));
        assertTrue(keys.containsAll(Set.of("id", "type", "label", "holder", "counterpart", "startedOn", "evidence",
                "source", "line")), keys.toString());
        // Its plain name is that of a property of ours.
        assertEquals(Set.of("hydra:member"), keys.stream().filter(key -> key.contains(":"))
                .collect(Collectors.toSet()));
        assertEquals(Egn.holder.getURI(), published.getObj("holder").getString("@id"));
        assertEquals(SKOS.prefLabel.getURI(), published.getObj("prefLabel").getString("@id"));
    }
}
