package org.w3id.egnatia.release.store;

import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NiceIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * A graph that never changes, as sorted arrays of numbers. Terms are equal as terms, not as values. Orders other than
 * that by subject are made when something is first looked up in them.
 */
public final class FrozenGraph extends GraphBase {

    private static final int OPEN = FrozenJoin.OPEN;

    private final TermTable terms;
    private final TripleIndex bySubject;
    private volatile TripleIndex byPredicate;
    private volatile TripleIndex byObject;
    private volatile Map<Integer, Spread> spreads;

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
        return graphBaseFind(pattern).hasNext();
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Node s = pattern.getSubject();
        Node p = pattern.getPredicate();
        Node o = pattern.getObject();
        int subject = s.isConcrete() ? terms.number(s) : OPEN;
        int predicate = p.isConcrete() ? terms.number(p) : OPEN;
        int object = o.isConcrete() ? terms.number(o) : OPEN;
        if (s.isConcrete() && subject < 0 || p.isConcrete() && predicate < 0 || o.isConcrete() && object < 0) {
            return NullIterator.instance();
        }
        Order order = order(subject, predicate, object);
        int from = start(order, subject, predicate, object);
        int to = end(order, subject, predicate, object);
        return from == to ? NullIterator.instance() : new Range(order, index(order), from, to);
    }

    /** The table of all terms that a triple can have here. */
    public TermTable terms() {
        return terms;
    }

    /** The order in which the triples with some numbers stand together, where others are {@link FrozenJoin#OPEN}. */
    Order order(int subject, int predicate, int object) {
        if (subject != OPEN) {
            return object != OPEN && predicate == OPEN ? Order.OBJECT : Order.SUBJECT;
        } else if (predicate != OPEN) {
            return Order.PREDICATE;
        }
        return object != OPEN ? Order.OBJECT : Order.SUBJECT;
    }

    TripleIndex index(Order order) {
        return switch (order) {
            case SUBJECT -> bySubject;
            case PREDICATE -> byPredicate();
            case OBJECT -> byObject();
        };
    }

    /** Where the triples with some numbers begin in the order that is made for it. */
    int start(Order order, int subject, int predicate, int object) {
        return switch (order) {
            case SUBJECT -> start(bySubject, subject, predicate, object);
            case PREDICATE -> start(byPredicate(), predicate, object, OPEN);
            case OBJECT -> start(byObject(), object, subject, OPEN);
        };
    }

    /** Where they end. */
    int end(Order order, int subject, int predicate, int object) {
        return switch (order) {
            case SUBJECT -> end(bySubject, subject, predicate, object);
            case PREDICATE -> end(byPredicate(), predicate, object, OPEN);
            case OBJECT -> end(byObject(), object, subject, OPEN);
        };
    }

    private static int start(TripleIndex index, int first, int second, int third) {
        if (first == OPEN) {
            return 0;
        } else if (second == OPEN) {
            return index.start(first);
        }
        return third == OPEN ? index.start(first, second) : index.start(first, second, third);
    }

    private static int end(TripleIndex index, int first, int second, int third) {
        if (first == OPEN) {
            return index.size();
        } else if (second == OPEN) {
            return index.start(first + 1);
        }
        return third == OPEN ? index.end(first, second) : index.start(first, second, third + 1);
    }

    /** How many triples have some numbers, where others are {@link FrozenJoin#OPEN}. */
    public int count(int subject, int predicate, int object) {
        Order order = order(subject, predicate, object);
        return end(order, subject, predicate, object) - start(order, subject, predicate, object);
    }

    /** How many different subjects and objects the triples of a predicate have, or all triples. */
    public Spread spread(int predicate) {
        Map<Integer, Spread> all = spreads;
        if (all == null) {
            all = Spread.all(this);
            spreads = all;
        }
        return all.getOrDefault(predicate, Spread.NONE);
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
    enum Order {
        /** Subject, predicate, object. */
        SUBJECT {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(s, p, o);
            }

            @Override
            int subject(long key) {
                return TripleIndex.first(key);
            }

            @Override
            int predicate(long key) {
                return TripleIndex.second(key);
            }

            @Override
            int object(long key) {
                return TripleIndex.third(key);
            }
        },
        /** Predicate, object, subject. */
        PREDICATE {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(p, o, s);
            }

            @Override
            int subject(long key) {
                return TripleIndex.third(key);
            }

            @Override
            int predicate(long key) {
                return TripleIndex.first(key);
            }

            @Override
            int object(long key) {
                return TripleIndex.second(key);
            }
        },
        /** Object, subject, predicate. */
        OBJECT {
            @Override
            long key(int s, int p, int o) {
                return TripleIndex.key(o, s, p);
            }

            @Override
            int subject(long key) {
                return TripleIndex.second(key);
            }

            @Override
            int predicate(long key) {
                return TripleIndex.third(key);
            }

            @Override
            int object(long key) {
                return TripleIndex.first(key);
            }
        };

        abstract long key(int s, int p, int o);

        abstract int subject(long key);

        abstract int predicate(long key);

        abstract int object(long key);

        Triple triple(long key, TermTable terms) {
            return Triple.create(terms.term(subject(key)), terms.term(predicate(key)), terms.term(object(key)));
        }

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
