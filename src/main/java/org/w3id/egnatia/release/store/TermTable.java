package org.w3id.egnatia.release.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.impl.LiteralLabelFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.w3id.egnatia.spelling.CodePoints;

/**
 * The terms of some graphs, each with a number. Numbers follow the order of the terms in N-Triples, so
 * that triples in the order of their numbers are in the order of the canonical form.
 */
public final class TermTable {

    /** Three numbers of a triple have room in one {@code long}. */
    public static final int MOST = (1 << TripleIndex.BITS) - 1;

    private static final int ABSENT = -1;
    private static final int IRI = 0;
    private static final int PLAIN = 1;
    private static final int TAGGED = 2;
    private static final int TYPED = 3;
    private static final int BLANK = 4;
    private static final int KIND = 7;
    private static final int KIND_BITS = 3;

    private final Node[] terms;
    /** Numbers in open addressing by the terms' hashes, each plus one; 0 is a free place. */
    private final int[] places;

    private TermTable(Node[] terms) {
        this.terms = terms;
        places = new int[Integer.highestOneBit(Math.max(1, terms.length)) << 2];
        for (int i = 0; i < terms.length; i++) {
            int place = place(terms[i]);
            while (places[place] != 0) {
                place = place + 1 & places.length - 1;
            }
            places[place] = i + 1;
        }
    }

    /**
     * Numbers some terms.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public static TermTable of(Collection<Node> terms) {
        if (terms.size() > MOST) {
            throw new IllegalArgumentException(terms.size() + " different terms, of which " + MOST + " can be held");
        }
        record Written(String form, Node term) {
        }
        return new TermTable(terms.stream().map(term -> new Written(NodeFmtLib.strNT(term), term))
                .sorted(Comparator.comparing(Written::form, CodePoints.ORDER)).map(Written::term).toArray(Node[]::new));
    }

    private int place(Node term) {
        int hash = term.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & places.length - 1;
    }

    /** Number of the terms. */
    public int size() {
        return terms.length;
    }

    /** The term of a number. */
    public Node term(int number) {
        return terms[number];
    }

    /** The number of a term; negative if it is not here. */
    public int number(Node term) {
        int place = place(term);
        while (places[place] != 0) {
            Node found = terms[places[place] - 1];
            if (found == term || found.equals(term)) {
                return places[place] - 1;
            }
            place = place + 1 & places.length - 1;
        }
        return ABSENT;
    }

    /** Writes all terms; each as what it does not share with the beginning of the one before. */
    public void write(ByteSink out) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (Node term : terms) {
            if (hasWord(term)) {
                words.putIfAbsent(word(term), words.size());
            }
        }
        out.number(words.size());
        words.keySet().forEach(out::text);
        out.number(terms.length);
        byte[] before = new byte[0];
        for (Node term : terms) {
            out.number((hasWord(term) ? (long) words.get(word(term)) << KIND_BITS : 0) | kind(term));
            byte[] form = form(term).getBytes(StandardCharsets.UTF_8);
            int shared = Arrays.mismatch(before, form);
            shared = shared < 0 ? form.length : shared;
            out.number(shared);
            out.number(form.length - shared);
            out.raw(form, shared, form.length - shared);
            before = form;
        }
    }

    private static String form(Node term) {
        if (term.isURI()) {
            return term.getURI();
        }
        return term.isBlank() ? term.getBlankNodeLabel() : term.getLiteralLexicalForm();
    }

    private static boolean hasWord(Node term) {
        return kind(term) == TAGGED || kind(term) == TYPED;
    }

    private static int kind(Node term) {
        if (term.isURI()) {
            return IRI;
        } else if (term.isBlank()) {
            return BLANK;
        } else if (!term.getLiteralLanguage().isEmpty()) {
            return TAGGED;
        }
        return term.getLiteralDatatype().equals(XSDDatatype.XSDstring) ? PLAIN : TYPED;
    }

    /** The tag or the type of a literal. */
    private static String word(Node literal) {
        return kind(literal) == TAGGED ? literal.getLiteralLanguage() : literal.getLiteralDatatypeURI();
    }

    /** The tag was written in its usual form: to bring it into that again takes a third of the time of reading. */
    @SuppressWarnings("deprecation")
    private static Node tagged(String text, String tag) {
        return NodeFactory.createLiteral(LiteralLabelFactory.createLang(text, tag));
    }

    /** Reads what {@link #write} wrote. */
    public static TermTable read(ByteSource in) {
        String[] words = new String[in.count()];
        RDFDatatype[] types = new RDFDatatype[words.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.text();
        }
        Node[] terms = new Node[in.count()];
        byte[] form = new byte[1 << 10];
        for (int i = 0; i < terms.length; i++) {
            int kind = in.count();
            int shared = in.count();
            int own = in.count();
            if (shared + own > form.length) {
                form = Arrays.copyOf(form, 2 * (shared + own));
            }
            in.raw(form, shared, own);
            String text = new String(form, 0, shared + own, StandardCharsets.UTF_8);
            int word = kind >> KIND_BITS;
            terms[i] = switch (kind & KIND) {
                case IRI -> NodeFactory.createURI(text);
                case PLAIN -> NodeFactory.createLiteralString(text);
                case BLANK -> NodeFactory.createBlankNode(text);
                case TAGGED -> tagged(text, words[word]);
                default -> {
                    if (types[word] == null) {
                        types[word] = TypeMapper.getInstance().getSafeTypeByName(words[word]);
                    }
                    yield NodeFactory.createLiteralDT(text, types[word]);
                }
            };
        }
        return new TermTable(terms);
    }
}
