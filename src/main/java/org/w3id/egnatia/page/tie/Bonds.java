package org.w3id.egnatia.page.tie;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * All bonds of a release between actors and instruments, made once. What a source says explicitly not to be is no
 * bond, and properties that repeat what a relation says are not counted twice.
 */
final class Bonds {

    /** The largest number of steps in a way. */
    static final int STEPS = 4;
    /** The largest number of ways that are told. */
    static final int WAYS = 5;

    private static final List<Node> ROLES = List.of(Egn.holder, Egn.counterpart, Egn.underInstrument, Egn.side);
    /** The question that tells which agreement is about the work of which agency. */
    private static final String AGENCIES = "with-agencies";
    private static final String NONE = Namespaces.VOC + "knowledge/explicitly-none";

    private final Things things;
    private final Map<Node, List<Bond>> of = new HashMap<>();

    private Bonds(Site site) {
        things = site.things();
        Set<Bond> all = new TreeSet<>(Bond.ORDER);
        things.having(RDF.type.asNode(), Egn.Relation).forEach(relation -> addRelation(relation, all));
        addAgencies(site, all);
        Set<Node> repeated = Set.copyOf(things.confirmed().find(Node.ANY, Egn.shortcut, Node.ANY)
                .mapWith(Triple::getObject).toSet());
        things.confirmed().find().filterKeep(triple -> isThing(triple.getSubject()) && isThing(triple.getObject())
                && !repeated.contains(triple.getPredicate()) && !triple.getSubject().equals(triple.getObject()))
                .forEachRemaining(triple -> all.add(new Bond(triple.getSubject(), triple.getObject(),
                triple.getPredicate(), triple.getSubject())));
        for (Bond bond : all) {
            of.computeIfAbsent(bond.one(), node -> new ArrayList<>()).add(bond);
            of.computeIfAbsent(bond.other(), node -> new ArrayList<>()).add(bond);
        }
    }

    /** The bonds of the release of a site. */
    static Bonds of(Site site) {
        return site.once(Bonds.class, Bonds::new);
    }

    /** An agreement that the Union concluded ties the agency, too, whose work it is about. */
    private void addAgencies(Site site, Set<Bond> all) {
        if (site.release().queries().find(AGENCIES).isPresent()) {
            SavedRows.of(site, AGENCIES, Map.of()).stream().filter(row -> !row.iri("agency")
                    .equals(row.iri("concludedWith")) && things.values(row.fact(), Egn.knowledge).stream()
                    .noneMatch(known -> known.getURI().equals(NONE))).forEach(row -> all.add(new Bond(
                    row.thing("partner"), row.thing("agency"), Egn.counterpart, row.fact())));
        }
    }

    private void addRelation(Node relation, Set<Bond> all) {
        if (things.values(relation, Egn.knowledge).stream().anyMatch(known -> known.getURI().equals(NONE))) {
            return;
        }
        Map<Node, List<Node>> roles = new LinkedHashMap<>();
        ROLES.forEach(role -> roles.put(role, things.values(relation, role).stream().filter(Bonds::isThing).toList()));
        for (int i = 0; i < ROLES.size(); i++) {
            for (int j = i; j < ROLES.size(); j++) {
                Node role = ROLES.get(j);
                // Holders beside each other have one thing in common and no bond of their own; the sides of a
                // dialogue have.
                if (i != j || role.equals(Egn.side)) {
                    for (Node one : roles.get(ROLES.get(i))) {
                        roles.get(role).stream().filter(other -> !other.equals(one))
                                .forEach(other -> all.add(new Bond(one, other, role, relation)));
                    }
                }
            }
        }
    }

    /** True of actors and instruments. */
    static boolean isThing(Node node) {
        return node.isURI() && (node.getURI().startsWith(Namespaces.ID + "actor/")
                || node.getURI().startsWith(Namespaces.ID + "instrument/"));
    }

    /** True if something holds on a day: it had begun, as far as that is known, and has not ended. */
    boolean holds(Bond bond, LocalDate day) {
        return bond.isLink() || things.day(bond.relation(), Egn.startedOn).filter(day::isBefore).isEmpty()
                && things.day(bond.relation(), Egn.endedOn).filter(day::isAfter).isEmpty();
    }

    /** True if something had begun by a day, as far as that is known. */
    boolean begun(Bond bond, LocalDate day) {
        return bond.isLink() || things.day(bond.relation(), Egn.startedOn).filter(day::isBefore).isEmpty();
    }

    /** The bonds between two things, in a fixed order. */
    List<Bond> between(Node one, Node other, Predicate<Bond> which) {
        return of.getOrDefault(one, List.of()).stream().filter(bond -> bond.from(one).equals(other)).filter(which)
                .sorted(Bond.ORDER).toList();
    }

    /**
     * The shortest ways from one thing to another, as the things that they pass, both ends among them; first those
     * over things that have few bonds, which say more. The cost is bounded by the number of bonds.
     *
     * @return none if there is no way of at most {@link #STEPS} steps
     */
    List<List<Node>> ways(Node from, Node to, Predicate<Bond> which) {
        Map<Node, List<Way>> layer = Map.of(from, List.of(new Way(List.of(from), 0)));
        Set<Node> reached = new HashSet<>(Set.of(from));
        for (int step = 0; step < STEPS && !layer.isEmpty(); step++) {
            Map<Node, List<Way>> next = new HashMap<>();
            layer.forEach((node, ways) -> neighbours(node, which).stream().filter(other -> !reached.contains(other))
                    .forEach(other -> ways.forEach(way -> next.computeIfAbsent(other, n -> new ArrayList<>())
                    .add(way.to(other, other.equals(to) ? 0 : Math.log(of.get(other).size()))))));
            next.replaceAll((node, ways) -> ways.stream().sorted(Way.ORDER).limit(WAYS).toList());
            if (next.containsKey(to)) {
                return next.get(to).stream().map(Way::things).toList();
            }
            reached.addAll(next.keySet());
            layer = next;
        }
        return List.of();
    }

    private Set<Node> neighbours(Node node, Predicate<Bond> which) {
        Set<Node> others = new HashSet<>();
        of.getOrDefault(node, List.of()).stream().filter(which).forEach(bond -> others.add(bond.from(node)));
        return others;
    }

    /** A way, and how common the things are that it passes. */
    private record Way(List<Node> things, double common) {

        static final Comparator<Way> ORDER = Comparator.comparing(Way::common)
                .thenComparing(way -> way.things.toString());

        Way to(Node other, double more) {
            List<Node> longer = new ArrayList<>(things);
            longer.add(other);
            return new Way(List.copyOf(longer), common + more);
        }
    }
}
