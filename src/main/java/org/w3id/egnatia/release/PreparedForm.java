package org.w3id.egnatia.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.release.store.BlankNodeOrder;
import org.w3id.egnatia.release.store.ByteSink;
import org.w3id.egnatia.release.store.ByteSource;
import org.w3id.egnatia.release.store.FrozenGraph;
import org.w3id.egnatia.release.store.TermTable;

/**
 * A whole release as bytes, so that it is there without being made again: its graphs with what was derived, its digest,
 * its saved queries, what was found when it was checked, its names. Equal releases give equal bytes.
 */
public final class PreparedForm {

    private PreparedForm() {
    }

    /**
     * Writes a release.
     *
     * @throws IllegalArgumentException if it is in a database
     */
    public static byte[] write(Release release) {
        if (!(release.graphs() instanceof FrozenGraphs graphs)) {
            throw new IllegalArgumentException("a release in a database is prepared already");
        }
        ByteSink out = new ByteSink();
        writeHead(release, out);
        graphs.write(out);
        writeTail(release, graphs.terms(), out);
        return out.written();
    }

    /** Writes a release without its triples: what a database that has them needs beside it. */
    static void writeApart(Release release, ByteSink out) {
        writeHead(release, out);
        out.number(release.triples());
        out.number(release.graphs().named().size());
        release.graphs().named().forEach(one -> {
            out.text(one.name().getURI());
            out.number(one.place().ordinal());
        });
        TermTable terms = TermTable.of(release.names().terms());
        ByteSink own = new ByteSink();
        terms.write(own);
        out.bytes(own.written());
        writeTail(release, terms, out);
    }

    private static void writeHead(Release release, ByteSink out) {
        out.number(release.quads());
        out.text(release.digest());
        out.number(release.remarks().size());
        new TreeMap<>(release.remarks()).forEach((rule, count) -> {
            out.text(rule);
            out.number(count);
        });
        write(release.queries(), out);
    }

    private static void writeTail(Release release, TermTable terms, ByteSink out) {
        ByteSink shapes = new ByteSink();
        writeAlone(BlankNodeOrder.named(release.shapes()), shapes);
        out.bytes(shapes.written());
        ByteSink names = new ByteSink();
        release.names().write(names, terms);
        out.bytes(names.written());
    }

    private static void write(QueryLibrary queries, ByteSink out) {
        out.number(queries.all().size());
        for (SavedQuery query : queries.all()) {
            out.text(query.id());
            out.text(query.group());
            out.text(query.file());
            out.text(query.text());
            out.number(query.header().size());
            query.header().forEach((key, value) -> {
                out.text(key);
                out.text(value);
            });
            out.number(query.expected().isPresent() ? 1 : 0);
            query.expected().ifPresent(out::text);
        }
    }

    private static void writeAlone(Graph graph, ByteSink out) {
        Set<Node> all = new HashSet<>();
        graph.find().forEachRemaining(triple -> {
            all.add(triple.getSubject());
            all.add(triple.getPredicate());
            all.add(triple.getObject());
        });
        TermTable terms = TermTable.of(all);
        terms.write(out);
        FrozenGraph.of(graph, terms).write(out);
    }

    /** What stands before the graphs. */
    private record Head(CanonicalQuads.Summary canonical, Map<String, Integer> remarks, QueryLibrary queries) {

        static Head read(ByteSource in) {
            CanonicalQuads.Summary canonical = new CanonicalQuads.Summary(in.number(), in.text());
            Map<String, Integer> remarks = new LinkedHashMap<>();
            int rules = in.count();
            for (int i = 0; i < rules; i++) {
                remarks.put(in.text(), in.count());
            }
            return new Head(canonical, remarks, library(in));
        }

        Release release(KeptGraphs graphs, byte[] shapes, Supplier<NameIndex> names) {
            return new Release(graphs, new Later<>(() -> alone(new ByteSource(shapes, 0))), queries,
                    new Later<>(() -> canonical), remarks, new Later<>(names));
        }
    }

    /** Reads what {@link #write} wrote. Shapes and names are read when they are first asked for. */
    public static Release read(byte[] bytes, int from) {
        ByteSource in = new ByteSource(bytes, from);
        Head head = Head.read(in);
        FrozenGraphs graphs = FrozenGraphs.read(in);
        byte[] shapes = in.bytes();
        byte[] names = in.bytes();
        return head.release(graphs, shapes,
                () -> NameIndex.read(new ByteSource(names, 0), graphs.terms(), graphs.dataset()));
    }

    /**
     * Reads what {@link #writeApart} wrote.
     *
     * @param graphs makes the graphs of their list and the number of triples in the default graph
     */
    static Release readApart(ByteSource in, BiFunction<List<DiskGraphs.Listed>, Long, KeptGraphs> graphs) {
        Head head = Head.read(in);
        long triples = in.number();
        List<DiskGraphs.Listed> listed = new ArrayList<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            listed.add(new DiskGraphs.Listed(NodeFactory.createURI(in.text()), Place.values()[in.count()]));
        }
        byte[] terms = in.bytes();
        byte[] shapes = in.bytes();
        byte[] names = in.bytes();
        KeptGraphs kept = graphs.apply(listed, triples);
        return head.release(kept, shapes, () -> NameIndex.read(new ByteSource(names, 0),
                TermTable.read(new ByteSource(terms, 0)), kept.dataset()));
    }

    private static QueryLibrary library(ByteSource in) {
        int count = in.count();
        List<SavedQuery> queries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String id = in.text();
            String group = in.text();
            String file = in.text();
            String text = in.text();
            Map<String, String> header = new LinkedHashMap<>();
            int keys = in.count();
            for (int k = 0; k < keys; k++) {
                header.put(in.text(), in.text());
            }
            queries.add(new SavedQuery(id, group, file, text, header,
                    in.number() == 0 ? Optional.empty() : Optional.of(in.text())));
        }
        return QueryLibrary.of(queries);
    }

    private static Graph alone(ByteSource in) {
        TermTable terms = TermTable.read(in);
        return FrozenGraph.read(in, terms);
    }
}
