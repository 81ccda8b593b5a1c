package org.w3id.egnatia.watch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A publication that appears in editions, as a release describes it.
 *
 * @param code        its code in the table of watched sources
 * @param name        its name for readers
 * @param form        the form of its answer
 * @param address     what is asked for what is new
 * @param lastEdition day of the newest edition whose facts the release holds
 */
public record WatchedSource(String code, String name, AnswerForm form, URI address, LocalDate lastEdition) {

    private static final String CODES = Namespaces.ID + "source/watch-";

    /** Stands in a query for the day of the last edition. */
    private static final String SINCE = "LAST-EDITION";

    /** Those of a release, by code. */
    public static List<WatchedSource> of(Release release) {
        Graph graph = release.defaultGraph();
        return graph.find(Node.ANY, RDF.type.asNode(), Egn.WatchedSource).mapWith(t -> t.getSubject())
                .mapWith(source -> of(graph, source)).toList().stream()
                .sorted(Comparator.comparing(WatchedSource::code)).toList();
    }

    private static WatchedSource of(Graph graph, Node source) {
        LocalDate last = LocalDate.parse(text(graph, source, Egn.lastEditionOn).orElseThrow());
        return new WatchedSource(source.getURI().substring(CODES.length()),
                text(graph, source, RDFS.label.asNode()).orElseThrow(),
                AnswerForm.named(text(graph, source, DCTerms.format.asNode()).orElseThrow()),
                URI.create(text(graph, source, Egn.watchedAt).or(() -> text(graph, source, FOAF.page.asNode()))
                .orElseThrow() + text(graph, source, Egn.asks).map(query -> asking(query, last)).orElse("")), last);
    }

    /** What stands after the address of an endpoint to put a query to it. */
    private static String asking(String query, LocalDate last) {
        return "?query=" + URLEncoder.encode(query.replace(SINCE, last.toString()), StandardCharsets.UTF_8) + "&format="
                + URLEncoder.encode("application/sparql-results+json", StandardCharsets.UTF_8);
    }

    private static Optional<String> text(Graph graph, Node source, Node property) {
        return graph.find(source, property, Node.ANY).mapWith(t -> t.getObject())
                .mapWith(value -> value.isURI() ? value.getURI() : value.getLiteralLexicalForm()).nextOptional();
    }
}
