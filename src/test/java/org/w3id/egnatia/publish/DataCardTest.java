package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.NamingRules;

/** Proves that the data card says of the release what the graph gives when it is counted in another way. */
class DataCardTest {

    private static String card(Release release) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Distributions(release).named(DataCard.FILE).orElseThrow().to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theCardSaysWhatTheGraphHas() throws IOException {
        Release release = ShippedData.release();
        String card = card(release);
        List.of("What is in", "What is missing", "How it was checked", "Known limits", "Licence and citation")
                .forEach(heading -> assertTrue(card.contains("\n## " + heading + "\n"), heading));
        assertTrue(card.startsWith("# Egnatia, version " + release.version() + '\n'));
        assertTrue(card.contains(NamingRules.KOSOVO_FOOTNOTE));
        assertTrue(card.contains(release.triples() + " triples") && card.contains(release.digest()));
        assertTrue(card.contains(release.queries().group(QueryLibrary.HYGIENE).size() + " rules"));
        long full = release.graphNames().stream()
                .filter(name -> !release.dataset().getGraph(NodeFactory.createURI(name)).isEmpty()).count();
        assertTrue(card.contains(" stand in " + full) && card.contains(release.graphNames().size() + " named graphs"));
        assertFalse(Pattern.compile("\\| named graph \\| 0 \\|").matcher(card).find(), card);
        long relations = release.defaultGraph().find(Node.ANY, RDF.type.asNode(), Egn.Relation).toList().size();
        assertTrue(Pattern.compile("\\| [Rr]elation \\| " + relations + " \\|").matcher(card).find(), card);
        new GraphRights(release).notices().forEach(notice -> assertTrue(card.contains(notice), notice));
        assertTrue(card.lines().filter(line -> line.startsWith("| ")).count() > 20, card);
        assertFalse(card.contains("null") || card.contains("Optional"), card);
        assertFalse(card.contains(": 0 facts") || card.contains("on 0 matters"), card);
        assertEquals(card, card(release));
    }
}
