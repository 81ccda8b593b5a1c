package org.w3id.egnatia.advise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementUnion;

/** The parts of a pattern that can each leave it without rows, and the pattern without some of them. */
final class Without {

    private final List<Object> parts = new ArrayList<>();
    private final Element pattern;

    Without(Element pattern) {
        this.pattern = pattern;
        collect(pattern);
    }

    /** The parts in the order of the query: a {@link TriplePath} or an {@link Element} each. */
    List<Object> parts() {
        return parts;
    }

    /** The pattern without some of its parts. */
    Element leaving(List<Object> left) {
        Set<Object> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(left);
        return copy(pattern, gone, null, null).orElseGet(ElementGroup::new);
    }

    /** The pattern with one of its parts in another form. */
    Element with(Object part, Object other) {
        return copy(pattern, Set.of(), part, other).orElseThrow();
    }

    private void collect(Element element) {
        if (element instanceof ElementGroup group) {
            group.getElements().forEach(this::collect);
        } else if (element instanceof ElementPathBlock block) {
            block.patternElts().forEachRemaining(parts::add);
        } else if (element instanceof ElementNamedGraph graph) {
            collect(graph.getElement());
        } else if (element instanceof ElementSubQuery sub) {
            collect(sub.getQuery().getQueryPattern());
        } else if (element instanceof ElementFilter || element instanceof ElementMinus
                || element instanceof ElementData || element instanceof ElementUnion) {
            parts.add(element);
        }
    }

    private Optional<Element> copy(Element element, Set<Object> gone, Object part, Object other) {
        if (element == part && part != null) {
            return Optional.of((Element) other);
        } else if (gone.contains(element)) {
            return Optional.empty();
        } else if (element instanceof ElementGroup group) {
            ElementGroup copy = new ElementGroup();
            group.getElements().forEach(inner -> copy(inner, gone, part, other).ifPresent(copy::addElement));
            return Optional.of(copy);
        } else if (element instanceof ElementPathBlock block) {
            ElementPathBlock copy = new ElementPathBlock();
            block.patternElts().forEachRemaining(triple -> {
                if (triple == part) {
                    copy.addTriplePath((TriplePath) other);
                } else if (!gone.contains(triple)) {
                    copy.addTriplePath(triple);
                }
            });
            return Optional.of(copy);
        } else if (element instanceof ElementNamedGraph graph) {
            return copy(graph.getElement(), gone, part, other)
                    .map(inner -> new ElementNamedGraph(graph.getGraphNameNode(), inner));
        } else if (element instanceof ElementSubQuery sub) {
            Query copy = sub.getQuery().cloneQuery();
            copy.setQueryPattern(copy(sub.getQuery().getQueryPattern(), gone, part, other).orElseThrow());
            return Optional.of(new ElementSubQuery(copy));
        }
        return Optional.of(element);
    }
}
