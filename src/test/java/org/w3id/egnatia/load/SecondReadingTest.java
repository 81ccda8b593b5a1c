package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proves that the second parser speaks up where it reads something else. */
class SecondReadingTest {

    private static final String TEXT = """
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            actor:one rdfs:label "One"@en .
            """;

    private static Optional<Finding> compare(String jena, String rdf4j) {
        TurtleFile file = TurtleReader.read(new SourceFile("data/x.ttl", jena.getBytes(StandardCharsets.UTF_8))).file()
                .orElseThrow();
        return SecondReading.compare(file, rdf4j, new Lines(rdf4j));
    }

    @Test
    void equalTriplesAreNoFinding() {
        assertEquals(Optional.empty(),
                compare(TEXT, TEXT.replace("actor:one", "<https://w3id.org/egnatia/id/actor/one>")));
    }

    @Test
    void otherTriplesAreAFinding() {
        assertEquals("parsers-disagree", compare(TEXT, TEXT.replace("@en", "@de")).orElseThrow().rule());
    }

    @Test
    void aRefusalIsAFindingWithItsLine() {
        Finding finding = compare(TEXT, TEXT.replace("@en .", "@en ,")).orElseThrow();
        assertEquals("second-parser", finding.rule());
        assertEquals(3, finding.line());
    }
}
