package org.w3id.egnatia.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;

/** Proves that titles are written for readers: a day in them is in words, as on all pages. */
class TitlesTest {

    private static final Pattern DAY_OF_MACHINES = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

    @Test
    void daysInTitlesAreInWords() {
        Set<String> wrong = ShippedData.release().defaultGraph().find(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .mapWith(Triple::getObject).filterKeep(Node::isLiteral).mapWith(Node::getLiteralLexicalForm)
                .filterKeep(title -> DAY_OF_MACHINES.matcher(title).find()).toList().stream()
                .collect(Collectors.toSet());
        assertEquals(Set.of(), wrong);
    }
}
