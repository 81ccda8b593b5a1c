package org.w3id.egnatia.release.store;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.SingletonIterator;

/**
 * A graph that never changes, as sorted arrays of numbers. Terms are equal as terms, not as values. Orders other than
 * that by subject are made when something is first looked up in them.
 */
public final class FrozenGraph extends GraphBase {

    private final TermTable terms;
    private final TripleIndex bySubject;
    private volatile TripleIndex byPredicate;
    private volatile TripleIndex byObject;

    private FrozenGraph(TermTable terms, long[] sorted) {
        this.terms = terms;
        this.bySubject = new TripleIndex(sorted, terms.size());
    }

    /** Freezes a graph whose terms are all in a table. */
    public static FrozenGraph of(Graph graph, TermTable terms) {
        long[] keys = graph.stream().mapToLong(triple -> TripleIndex.key(terms.number(triple.getSubject()),
                terms.number(triple.getPredicate()), terms.number(triple.getObject()))).sorted().toArray();
        return new FrozenGraph(terms, keys);
    }

    /** The union of graphs that have their terms in one table; a triple that is in two of them counts once. */
    public static FrozenGraph union(Iterable<FrozenGraph> graphs, TermTable terms) {
        int size = 0;
        for (FrozenGraph graph : graphs) {
            size += graph.graphBaseSize();
        }
        long[] keys = new long[size];
        int filled = 0;
        for (FrozenGraph graph : graphs) {
            System.arraycopy(graph.bySubject.keys(), 0, keys, filled, graph.graphBaseSize());
            filled += graph.graphBaseSize();
        }
        Arrays.sort(keys);
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[kept++] = keys[i];
            }
        }
        return new FrozenGraph(terms, kept == keys.length ? keys : Arrays.copyOf(keys, kept));
    }

    /** Writes the triples, each by how far it is from the one before. */
    public void write(ByteSink out) {
        out.number(bySubject.size());
        long before = 0;
        for (long key : bySubject.keys()) {
            out.number(key - before);
            before = key;
        }
    }

    /** Reads what {@link #write} wrote. */
    public static FrozenGraph read(ByteSource in, TermTable terms) {
        long[] keys = new long[in.count()];
        long before = 0;
        for (int i = 0; i < keys.length; i++) {
            before += in.number();
            keys[i] = before;
        }
        return new FrozenGraph(terms, keys);
    }

    /** The triples in the order of the canonical form, each as one number that sorts like it. */
    public long[] sorted() {
        return bySubject.keys().clone();
    }

    /** The triple of one of the {@linkplain #sorted() numbers}. */
    public static Triple triple(long key, TermTable terms) {
        return Order.SUBJECT.triple(key, terms);
    }

    @Override
    protected int graphBaseSize() {
        return bySubject.size();
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        Node s = pattern.getSubject();
        Node p = pattern.getPredicate();
        Node o = pattern.getObject();
        if (s.isConcrete() && p.isConcrete() && o.isConcrete()) {
            int subject = terms.number(s);
            int predicate = subject < 0 ? subject : terms.number(p);
            int object = predicate < 0 ? predicate : terms.number(o);
            return object >= 0 && bySubject.contains(subject, predicate, object);
        }
        return graphBaseFind(pattern).hasNext();
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node s = pattern.getSubject();
        Node p = pattern.getPredicate();
        Node o = pattern.getObject();
        int subject = s.isConcrete() ? terms.number(s) : 0;
        int predicate = p.isConcrete() ? terms.number(p) : 0;
        int object = o.isConcrete() ? terms.number(o) : 0;
        if (subject < 0 || predicate < 0 || object < 0) {
            return NullIterator.instance();
        }
        if (s.isConcrete()) {
            if (o.isConcrete()) {
                return p.isConcrete() ? one(subject, predicate, object)
                        : range(Order.OBJECT, byObject(), object, subject);
            }
            return p.isConcrete() ? range(Order.SUBJECT, bySubject, subject, predicate)
                    : range(Order.SUBJECT, bySubject, subject);
        } else if (p.isConcrete()) {
            return o.isConcrete() ? range(Order.PREDICATE, byPredicate(), predicate, object)
                    : range(Order.PREDICATE, byPredicate(), predicate);
        }
        return o.isConcrete() ? range(Order.OBJECT, byObject(), object)
                : new Range(Order.SUBJECT, bySubject, 0, bySubject.size());
    }

    private ExtendedIterator<Triple> one(int subject, int predicate, int object) {
        return bySubject.contains(subject, predicate, object)
                ? new SingletonIterator<>(Order.SUBJECT.triple(TripleIndex.key(subject, predicate, object), terms))
                : NullIterator.instance();
    }

    private ExtendedIterator<Triple> range(Order order, TripleIndex index, int first) {
        return new Range(order, index, index.start(first), index.start(first + 1));
    }

    private ExtendedIterator<Triple> range(Order order, TripleIndex index, int first, int second) {
        return new Range(order, index, index.start(first, second), index.end(first, second));
    }

    private TripleIndex byPredicate() {
        TripleIndex index = byPredicate;
        if (index == null) {
            synchronized (bySubject) {
                index = byPredicate == null ? Order.PREDICATE.index(bySubject, terms) : byPredicate;
                byPredicate = index;
            }
        }
        return index;
    }

    private TripleIndex byObject() {
        TripleIndex index = byObject;
        if (index == null) {
            synchronized (bySubject) {
                index = byObject == null ? Order.OBJECT.index(bySubject, terms) : byObject;
                byObject = index;
            }
        }
        return index;
    }

    /** In which order the three numbers stand in a key. */
    private enum Order {
        /** Subject, predicate, object. */
        SUBJECT {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(s, p, o);
            }

            @Override
            Triple triple(long key, TermTable terms) {
                return Triple.create(terms.term(TripleIndex.first(key)), terms.term(TripleIndex.second(key)),
                        terms.term(TripleIndex.third(key)));
            }
        },
        /** Predicate, object, subject. */
        PREDICATE {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(p, o, s);
            }

            @Override
            Triple triple(long key, TermTable terms) {
                return Triple.create(terms.term(TripleIndex.third(key)), terms.term(TripleIndex.first(key)),
                        terms.term(TripleIndex.second(key)));
            }
        },
        /** Object, subject, predicate. */
        OBJECT {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(o, s, p);
            }

            @Override
            Triple triple(long key, TermTable terms) {
                return Triple.create(terms.term(TripleIndex.second(key)), terms.term(TripleIndex.third(key)),
                        terms.term(TripleIndex.first(key)));
            }
        };

        abstract long key(int s, int p, int o);

        abstract Triple triple(long key, TermTable terms);

        TripleIndex index(TripleIndex bySubject, TermTable terms) {
            long[] keys = new long[bySubject.size()];
            for (int i = 0; i < keys.length; i++) {
                long key = bySubject.key(i);
                keys[i] = key(TripleIndex.first(key), TripleIndex.second(key), TripleIndex.third(key));
            }
            Arrays.sort(keys);
            return new TripleIndex(keys, terms.size());
        }
    }

    /** The triples of one stretch of an index. */
    private final class Range extends NiceIterator<Triple> {

        private final Order order;
        private final TripleIndex index;
        private final int end;
        private int at;

        Range(Order order, TripleIndex index, int from, int end) {
            this.order = order;
            this.index = index;
            this.at = from;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return at < end;
        }

        @Override
        public Triple next() {
            if (at >= end) {
                throw new NoSuchElementException();
            }
            return order.triple(index.key(at++), terms);
        }

        @Override
        public void forEachRemaining(Consumer<? super Triple> action) {
            while (at < end) {
                action.accept(order.triple(index.key(at++), terms));
            }
        }
    }
}
