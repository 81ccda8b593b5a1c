package org.w3id.egnatia.page.report;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.vocab.Egn;

/** Of which partners and policy areas the facts are that rest on each source, counted once for a release. */
final class SourceUses {

    private final Map<Node, Set<Node>> partners = new HashMap<>();
    private final Map<Node, Set<Node>> topics = new HashMap<>();

    private SourceUses(Site site) {
        Things things = site.things();
        Set<Node> all = Set.copyOf(things.partners());
        for (Graph graph : List.of(things.confirmed(), things.unconfirmed())) {
            graph.find(Node.ANY, Egn.evidence, Node.ANY).toList().forEach(rests -> add(things, all, rests));
        }
    }

    private void add(Things things, Set<Node> all, Triple rests) {
        Node fact = rests.getSubject();
        for (Node source : things.values(rests.getObject(), Egn.source)) {
            topics.computeIfAbsent(source, s -> new LinkedHashSet<>()).addAll(things.values(fact, Egn.topic));
            Stream.concat(Stream.of(fact), Facts.ROLES.stream().flatMap(role -> things.values(fact, role).stream()))
                    .filter(all::contains)
                    .forEach(partner -> partners.computeIfAbsent(source, s -> new LinkedHashSet<>()).add(partner));
        }
    }

    /** Those of a site. */
    static SourceUses of(Site site) {
        return site.once(SourceUses.class, s -> new SourceUses(s));
    }

    /** The partners of the facts that rest on a source. */
    Set<Node> partners(Node source) {
        return partners.getOrDefault(source, Set.of());
    }

    /** The policy areas of the facts that rest on a source. */
    Set<Node> topics(Node source) {
        return topics.getOrDefault(source, Set.of());
    }
}
