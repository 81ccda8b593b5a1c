package org.w3id.egnatia.page.tie;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Evidence;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Facts;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * How two things are tied on the day of the view: the shortest ways, step by step.
 *
 * @param view  its circumstances
 * @param from  the thing from which the ways lead, if one is asked for
 * @param to    the thing to which they lead, if one is asked for
 * @param ways  the shortest ways; none if there is none of a few steps, or too little is asked for
 * @param holds false if none holds on the day, and ways are told that have been
 */
public record PathPage(View view, Optional<Name> from, Optional<Name> to, List<Ladder> ways, boolean holds)
        implements Page {

    /** Where it stands. */
    public static final String PATH = "path";
    /** What can be asked for: actors and instruments, of which an actor comes first where both have the same code. */
    public static final ValueList ENDS = new ValueList("body, partner or agreement", "{ ?value a egn:Actor } UNION "
            + "{ ?value a egn:Instrument . BIND (IRI(CONCAT(\"" + Namespaces.ID
            + "actor/\", STRAFTER(STR(?value), \"instrument/\"))) AS ?actor) "
            + "FILTER NOT EXISTS { ?actor a egn:Actor } }", "");

    /** Parameter of the thing from which the ways lead. */
    public static final String FROM = "from";
    /** Parameter of the thing to which they lead. */
    public static final String TO = "to";

    private static final int TIES = 6;
    private static final Node LEGAL_BASIS = NodeFactory.createURI(Namespaces.VOC + "relation-kind/legal-basis");

    /** A way: the thing at its beginning, then steps. */
    public record Ladder(Name first, List<Rung> rungs) {
    }

    /**
     * A step from one thing to another.
     *
     * @param to    the thing to which it leads
     * @param ties  how both are tied, an entry for each agreement, some of them if there are many
     * @param links properties by which one names the other
     * @param bases the acts that govern the bodies of which there are agreements
     * @param more  how many relations are left out
     */
    public record Rung(Name to, List<Tie> ties, List<Link> links, List<Basis> bases, int more) {

        /** The relations behind the ties. */
        public List<Fact> facts() {
            return ties.stream().flatMap(tie -> tie.phases().stream()).toList();
        }
    }

    /** A body and the acts that govern it on the day. */
    public record Basis(Name body, List<Name> acts) {
    }

    /** A property by which one thing names another, and on what that rests. */
    public record Link(Name subject, Name property, Name object, List<Evidence> evidence) {
    }

    /** The page that an address asks for. */
    public static PathPage of(View view, Optional<Node> from, Optional<Node> to) {
        LocalDate day = view.asOf().day();
        List<Ladder> ways = List.of();
        boolean holds = true;
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
            Bonds bonds = Bonds.of(view.site());
            ways = ladders(view, bonds, from.get(), to.get(), bond -> bonds.holds(bond, day));
            if (ways.isEmpty()) {
                holds = false;
                ways = ladders(view, bonds, from.get(), to.get(), bond -> bonds.begun(bond, day));
            }
        }
        return new PathPage(view, from.map(node -> Name.of(view, node)), to.map(node -> Name.of(view, node)), ways,
                holds);
    }

    private static List<Ladder> ladders(View view, Bonds bonds, Node from, Node to, Predicate<Bond> which) {
        return bonds.ways(from, to, which).stream().map(way -> new Ladder(Name.of(view, from),
                IntStream.range(1, way.size()).mapToObj(i -> rung(view, bonds.between(way.get(i - 1), way.get(i),
                which), way.get(i - 1), way.get(i))).toList())).toList();
    }

    private static Rung rung(View view, List<Bond> between, Node from, Node to) {
        List<Tie> all = ties(view, between, from, to);
        List<Tie> shown = all.stream().limit(TIES).toList();
        List<Link> links = new ArrayList<>();
        between.stream().filter(Bond::isLink).forEach(bond -> links.add(new Link(Name.of(view, bond.one()),
                Name.of(view, bond.property()), Name.of(view, bond.other()), Evidence.allOf(view, bond.one()))));
        List<Basis> bases = shown.stream().noneMatch(Tie::isInPhases) ? List.of() : Stream.of(from, to)
                .map(body -> new Basis(Name.of(view, body), basis(view, body))).filter(one -> !one.acts().isEmpty())
                .toList();
        return new Rung(Name.of(view, to), shown, links, bases, all.size() - shown.size());
    }

    /** The acts that are recorded as the basis of a body, those aside that another took the place of. */
    private static List<Name> basis(View view, Node body) {
        Things things = view.site().things();
        LocalDate day = view.asOf().day();
        List<Node> acts = things.having(Egn.counterpart, body).stream()
                .filter(fact -> things.values(fact, Egn.relationKind).contains(LEGAL_BASIS))
                .filter(fact -> things.day(fact, Egn.startedOn).filter(day::isBefore).isEmpty()
                && things.day(fact, Egn.endedOn).filter(day::isAfter).isEmpty())
                .flatMap(fact -> things.values(fact, Egn.holder).stream()).distinct().toList();
        return acts.stream().filter(act -> acts.stream().noneMatch(newer -> things.values(newer, Egn.replaces)
                .contains(act))).map(act -> Name.of(view, act)).toList();
    }

    private static List<Tie> ties(View view, List<Bond> between, Node from, Node to) {
        Facts facts = new Facts(view);
        return Tie.of(view, between.stream().filter(bond -> !bond.isLink()).map(Bond::relation).distinct()
                .map(facts::read).toList(), from, to);
    }

    /** The address that tells how two things are tied. */
    public static String link(View view, Node from, Node to) {
        return view.link(PATH, new TreeMap<>(Map.of(FROM, Namespaces.code(from), TO, Namespaces.code(to))));
    }

    /** What ties two things directly on the day of the view, the closest tie first. */
    public static List<Tie> direct(View view, Node one, Node other) {
        Bonds bonds = Bonds.of(view.site());
        return ties(view, bonds.between(one, other, bond -> bonds.holds(bond, view.asOf().day())), one, other);
    }

    /** True of a thing between which and others ways are told. */
    public static boolean isEnd(Node thing) {
        return Bonds.isThing(thing);
    }

    /** True if both things are there and differ. */
    public boolean isAsked() {
        return from.isPresent() && to.isPresent() && !isSame();
    }

    /** True if both are the same. */
    public boolean isSame() {
        return from.isPresent() && to.isPresent() && from.get().node().equals(to.get().node());
    }

    /** How many steps each way has. */
    public int steps() {
        return ways.isEmpty() ? 0 : ways.get(0).rungs().size();
    }

    /** How many steps a way may have. */
    public int most() {
        return Bonds.STEPS;
    }

    /** The address of the same the other way round. */
    public String reversed() {
        return link(view, to.orElseThrow().node(), from.orElseThrow().node());
    }

    /** Pairs to begin with. */
    public List<Example> examples() {
        return Map.of("alb", "frontex", "srb", "eppo", "1a0", "eurojust").entrySet().stream()
                .sorted(Map.Entry.comparingByKey()).map(pair -> new Example(
                Name.of(view, thing(pair.getKey())), Name.of(view, thing(pair.getValue())))).toList();
    }

    /** A pair of things. */
    public record Example(Name from, Name to) {
    }

    /** The address of an example. */
    public String link(Example example) {
        return link(view, example.from().node(), example.to().node());
    }

    private static Node thing(String actor) {
        return NodeFactory.createURI(Namespaces.ID + "actor/" + actor);
    }

    /** The address to which the form leads. */
    public String action() {
        return view.site().links().to(PATH);
    }

    @Override
    public String template() {
        return "path.jte";
    }

    @Override
    public String title() {
        return isAsked() ? view.text("path.title.of", from.get().text(), to.get().text()) : view.text("path.title");
    }

    @Override
    public String description() {
        return view.text("path.description");
    }

    @Override
    public List<String> styles() {
        return List.of("dossier.css");
    }
}
