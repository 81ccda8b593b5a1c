package org.w3id.egnatia.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;

/** Proves that a database gives every term back as it was written, and finds it by that and by nothing else. */
class DiskTermsTest {

    private static final Node ONE = SSE.parseNode("<https://example.org/one>");
    private static final List<Node> TERMS = Stream.of("'494'^^xsd:decimal", "'494.0'^^xsd:decimal",
            "'494.00'^^xsd:decimal", "'007'^^xsd:integer", "'7'^^xsd:integer", "'+7'^^xsd:int", "'7'^^xsd:int",
            "'7'^^xsd:long", "'123456789012345678901234567890'^^xsd:integer", "'1'^^xsd:boolean", "'true'^^xsd:boolean",
            "'no'^^xsd:boolean", "'2024-02-29Z'^^xsd:date", "'2024-02-29+00:00'^^xsd:date", "'2024-02-29'^^xsd:date",
            "'2024-02-29T10:00:00.00Z'^^xsd:dateTime", "'2024-02-29T10:00:00Z'^^xsd:dateTime", "'1.0e0'^^xsd:double",
            "'1'^^xsd:double", "'INF'^^xsd:double", "'1'^^xsd:float", "'2024'^^xsd:gYear", "'Acht'@de-AT", "'Acht'@de",
            "'eight'", "'8'^^<https://example.org/words>", "''", "<https://example.org/one>").map(SSE::parseNode)
            .toList();

    @Test
    void everyTermComesBackAsItWasWritten() {
        DatasetGraph database = DatabaseMgr.createDatasetGraph();
        database.begin(TxnType.WRITE);
        TERMS.forEach(term -> database.add(DiskTerms.written(Quad.create(ONE, ONE, ONE, term))));
        database.commit();
        database.end();
        DiskDataset reading = new DiskDataset(database, List.of(ONE));
        for (Node term : TERMS) {
            List<Quad> found = Iter.toList(reading.find(ONE, ONE, ONE, term));
            assertEquals(List.of(Quad.create(ONE, ONE, ONE, term)), found);
        }
        List<Node> all = Iter.toList(Iter.map(reading.find(Node.ANY, ONE, Node.ANY, Node.ANY), Quad::getObject));
        assertEquals(TERMS.size(), all.size());
        assertEquals(TERMS.stream().map(Node::toString).sorted().toList(), all.stream().map(Node::toString).sorted()
                .toList());
        reading.rest();
    }

    @Test
    void whatWouldComeBackTheSameStaysAsItIs() {
        for (String term : List.of("'7'^^xsd:integer", "'494.0'^^xsd:decimal", "'2024-02-29'^^xsd:date",
                "'true'^^xsd:boolean", "'eight'", "'Acht'@de")) {
            assertEquals(SSE.parseNode(term), DiskTerms.written(SSE.parseNode(term)));
        }
        assertNotEquals(SSE.parseNode("'494'^^xsd:decimal"), DiskTerms.written(SSE.parseNode("'494'^^xsd:decimal")));
    }
}
