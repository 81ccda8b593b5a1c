package org.w3id.egnatia.release.names;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.release.store.ByteSink;
import org.w3id.egnatia.release.store.ByteSource;
import org.w3id.egnatia.release.store.TermTable;

/**
 * A thing that can be found, with all that a search asks of it.
 *
 * @param thing     its IRI
 * @param category  what kind of thing it is
 * @param confirmed false if only unconfirmed facts speak of it
 * @param names     all names
 * @param near      the actors and instruments that it belongs to, by whose names it is found, too
 * @param partners  the partners that it concerns
 * @param topics    the policy areas that it is about
 * @param sources   the sources on which it rests
 * @param start     the day on which it began or happened, if it has one
 * @param end       the day on which it ended
 */
public record Entry(Node thing, Category category, boolean confirmed, List<FoundName> names, Set<Node> near,
                    Set<Node> partners,
             Set<Node> topics, Set<Node> sources, Optional<LocalDate> start, Optional<LocalDate> end) {

    void write(ByteSink out, TermTable terms) {
        out.number(terms.number(thing));
        out.number(category.ordinal());
        out.number(confirmed ? 1 : 0);
        out.number(names.size());
        for (FoundName name : names) {
            out.text(name.text());
            out.text(name.language());
            out.number(name.kind().ordinal());
        }
        for (Set<Node> nodes : List.of(near, partners, topics, sources)) {
            out.number(nodes.size());
            nodes.forEach(node -> out.number(terms.number(node)));
        }
        for (Optional<LocalDate> day : List.of(start, end)) {
            out.text(day.map(LocalDate::toString).orElse(""));
        }
    }

    static Entry read(ByteSource in, TermTable terms) {
        Node thing = terms.term(in.count());
        Category category = Category.values()[in.count()];
        boolean confirmed = in.number() == 1;
        FoundName[] names = new FoundName[in.count()];
        for (int i = 0; i < names.length; i++) {
            String text = in.text();
            String language = in.text().intern();
            names[i] = new FoundName(kept(text, language, terms), language, FoundName.Kind.values()[in.count()]);
        }
        return new Entry(thing, category, confirmed, List.of(names), nodes(in, terms), nodes(in, terms),
                nodes(in, terms), nodes(in, terms), day(in), day(in));
    }

    /** Most names are literals of the release, whose text need not be there twice. */
    private static String kept(String text, String language, TermTable terms) {
        int number = terms.number(language.isEmpty() ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, language));
        return number < 0 ? text : terms.term(number).getLiteralLexicalForm();
    }

    private static Set<Node> nodes(ByteSource in, TermTable terms) {
        int count = in.count();
        // Most have none or one, and a table for each of them would take more room than all names.
        if (count <= 1) {
            return count == 0 ? Set.of() : Set.of(terms.term(in.count()));
        }
        Set<Node> nodes = new LinkedHashSet<>(2 * count);
        for (int i = 0; i < count; i++) {
            nodes.add(terms.term(in.count()));
        }
        return nodes;
    }

    private static Optional<LocalDate> day(ByteSource in) {
        String day = in.text();
        return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    }
}
