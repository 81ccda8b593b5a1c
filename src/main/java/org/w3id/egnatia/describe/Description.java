package org.w3id.egnatia.describe;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * What is answered at the address of one of our IRIs, in every form alike: a page of it, as of a day if one was chosen.
 * The triples are gathered when they are first asked for.
 */
public final class Description {

    /** How many mentions stand on a page of a description. */
    public static final int MENTIONS_ON_PAGE = 30;

    private final Node subject;
    private final DescriptionKind kind;
    private final boolean confirmed;
    private final Optional<LocalDate> day;
    private final List<Mention> mentions;
    private final int page;
    private final List<Triple> own;
    private final Supplier<Collection<Triple>> triples;
    private final String query;
    private Graph graph;

    Description(Node subject, DescriptionKind kind, boolean confirmed, Optional<LocalDate> day,
            List<Mention> mentions, int page,
                List<Triple> own, Supplier<Collection<Triple>> triples, String query) {
        this.subject = subject;
        this.kind = kind;
        this.confirmed = confirmed;
        this.day = day;
        this.mentions = List.copyOf(mentions);
        this.page = page;
        this.own = List.copyOf(own);
        this.triples = triples;
        this.query = query;
    }

    /** The thing. */
    public Node subject() {
        return subject;
    }

    /** What kind of thing it is. */
    public DescriptionKind kind() {
        return kind;
    }

    /** False if only unconfirmed facts speak of the thing. */
    public boolean isConfirmed() {
        return confirmed;
    }

    /** The day whose state is described, if one was chosen. */
    public Optional<LocalDate> day() {
        return day;
    }

    /** All that names the thing, on all pages, in the order of {@link Mention}. */
    public List<Mention> mentions() {
        return mentions;
    }

    /** What names the thing and stands on this page. */
    public List<Mention> mentionsOnPage() {
        return mentions.subList(Math.min(mentions.size(), (page - 1) * MENTIONS_ON_PAGE),
                Math.min(mentions.size(), page * MENTIONS_ON_PAGE));
    }

    /** Number of this page, from 1. */
    public int page() {
        return page;
    }

    /** Number of pages, at least 1. */
    public int pages() {
        return pages(mentions.size());
    }

    static int pages(int mentions) {
        return Math.max(1, (mentions + MENTIONS_ON_PAGE - 1) / MENTIONS_ON_PAGE);
    }

    /** The page before this one. */
    public OptionalInt previous() {
        return page > 1 ? OptionalInt.of(page - 1) : OptionalInt.empty();
    }

    /** The page after this one. */
    public OptionalInt next() {
        return page < pages() ? OptionalInt.of(page + 1) : OptionalInt.empty();
    }

    /** The triples that the description has of the thing itself, in a fixed order. */
    public List<Triple> own() {
        return own;
    }

    /** The triples of this page, in a fixed order. */
    public synchronized Graph graph() {
        if (graph == null) {
            graph = SortedGraph.of(triples.get());
        }
        return graph;
    }

    /** A SPARQL query that constructs exactly these triples from the endpoint's dataset. */
    public String query() {
        return query;
    }
}
