package org.w3id.egnatia.describe;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What a description leaves out as of a day. Without a day it leaves out nothing.
 *
 * <ul>
 * <li>a fact or other resource that began, happened or was written after the day;
 * <li>a fact without a beginning and an end, as a statement is, if it is attested for a later day, or else if all of
 * its sources that have a day were written, or read where nobody knows when they were written, after the day; of a
 * relation in the default graph {@code egn:toldFrom} says the same;
 * <li>the end of a relation that ended after the day, and the status that says that it has ended;
 * <li>that a phase was followed by one that is told only after the day;
 * <li>the shortcuts over relations: they say that something holds and not since when, which the relations say;
 * <li>what is said in words of an actor, instrument or place: the words were written for another day.
 * </ul>
 */
final class DayRule {

    static final List<Node> BEGINNINGS = List.of(Egn.startedOn, Egn.date, Egn.periodStart);
    static final List<Node> ENDS = List.of(Egn.endedOn, Egn.periodEnd);
    static final List<Node> END = List.of(Egn.endedOn, Egn.endPrecision, Egn.followedBy);
    static final List<Node> TOLD = List.of(Egn.startedOn, Egn.toldFrom);
    static final List<Node> STATE = List.of(Egn.status, Egn.state);
    static final List<Node> ENDED = Stream.of("legal-phase/ended", "standing/left", "standing/completed")
            .map(code -> NodeFactory.createURI(Namespaces.VOC + code)).toList();
    static final List<Node> WRITTEN = List.of(Egn.date, Egn.notBefore);
    static final List<Node> WRITTEN_OR_READ = List.of(Egn.date, Egn.notBefore, Egn.accessedOn);
    static final List<Node> WORDS = List.of(DCTerms.description.asNode(), RDFS.comment.asNode());

    private final Resources resources;
    private final Optional<LocalDate> day;
    private final boolean timeless;
    private final List<Node> shortcuts;

    DayRule(Resources resources, Node subject, Optional<LocalDate> day) {
        this.resources = resources;
        this.day = day;
        this.timeless = FactType.of(resources, subject).isPresent() || resources.isA(subject, Egn.Evidence)
                || resources.isA(subject, Egn.Source);
        this.shortcuts = day.isEmpty() ? List.of() : resources.confirmed().find(Node.ANY, Egn.shortcut, Node.ANY)
                .mapWith(Triple::getObject).toSet().stream().sorted(Comparator.comparing(Node::getURI)).toList();
    }

    /** The day, if one was chosen. */
    Optional<LocalDate> day() {
        return day;
    }

    /** True if what is said of the subject itself is the same on every day, as of a fact with its dates. */
    boolean isTimeless() {
        return timeless;
    }

    /** The shortcuts that are left out. */
    List<Node> shortcuts() {
        return shortcuts;
    }

    /** True if what a property says is left out. */
    boolean leavesOut(Node property) {
        return shortcuts.contains(property);
    }

    /** True if a triple of the subject itself is left out. */
    boolean leavesOut(Triple own) {
        return leavesOutEnd(own) || day.isPresent() && !timeless
                && (shortcuts.contains(own.getPredicate()) || WORDS.contains(own.getPredicate())
                || !own.predicateMatches(Egn.evidence) && own.getObject().isURI() && beginsLater(own.getObject()));
    }

    /** True if a triple of a relation says that it came to an end, or was followed by another, after the day. */
    boolean leavesOutEnd(Triple triple) {
        return day.isPresent() && (isFollowedLater(triple) || (END.contains(triple.getPredicate()) || isEnded(triple))
                && resources.day(triple.getSubject(), Egn.endedOn).filter(end -> end.isAfter(day.get())).isPresent());
    }

    private boolean isFollowedLater(Triple triple) {
        return triple.predicateMatches(Egn.followedBy) && dates(resources.confirmed(), triple.getObject(), TOLD)
                .anyMatch(date -> date.isAfter(day.orElseThrow()));
    }

    private static boolean isEnded(Triple triple) {
        return STATE.contains(triple.getPredicate()) && ENDED.contains(triple.getObject());
    }

    /** True if a resource that names the subject is to be told of. */
    boolean shows(Graph graph, Node resource, Optional<FactType> fact) {
        if (day.isEmpty()) {
            return true;
        }
        if (dates(graph, resource, BEGINNINGS).anyMatch(date -> date.isAfter(day.get()))) {
            return false;
        }
        if (fact.isEmpty() || dates(graph, resource, BEGINNINGS).findAny().isPresent()
                || dates(graph, resource, ENDS).findAny().isPresent()) {
            return true;
        }
        List<LocalDate> attested = dates(graph, resource, List.of(Egn.attestedOn)).toList();
        List<LocalDate> told = attested.isEmpty() ? ofSources(graph, resource, WRITTEN_OR_READ).toList() : attested;
        return told.isEmpty() || told.stream().anyMatch(date -> !date.isAfter(day.get()));
    }

    private boolean beginsLater(Node resource) {
        return dates(resources.confirmed(), resource, BEGINNINGS).anyMatch(date -> date.isAfter(day.orElseThrow()));
    }

    /** The date by which a resource is put in order. */
    Optional<LocalDate> date(Graph graph, Node resource, Optional<FactType> fact) {
        Stream<LocalDate> dates = fact.filter(type -> type == FactType.STATEMENT).isPresent()
                ? ofSources(graph, resource, WRITTEN) : dates(graph, resource, BEGINNINGS);
        return dates.max(LocalDate::compareTo);
    }

    private Stream<LocalDate> ofSources(Graph graph, Node fact, List<Node> properties) {
        return graph.stream(fact, Egn.evidence, Node.ANY)
                .flatMap(t -> graph.stream(t.getObject(), Egn.source, Node.ANY))
                .flatMap(t -> dates(resources.confirmed(), t.getObject(), properties));
    }

    private static Stream<LocalDate> dates(Graph graph, Node resource, List<Node> properties) {
        return properties.stream().flatMap(property -> graph.stream(resource, property, Node.ANY))
                .flatMap(t -> Resources.day(t.getObject()).stream());
    }
}
