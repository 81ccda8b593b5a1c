package org.w3id.egnatia.page.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.vocab.Egn;

/** What stands in the rows of a matrix. */
public enum Kind {

    /** Types of agreements; an agreement without a type stands for itself. */
    AGREEMENTS("agreements", "matrix-by-type") {
        @Override
        Stream<Node> rows(Things things, FactType type, Node fact) {
            return type != FactType.RELATION ? Stream.of() : things.values(fact, Egn.underInstrument).stream()
                    .filter(i -> things.isA(i, Egn.Agreement) || things.value(i, Egn.agreementType).isPresent())
                    .map(i -> things.value(i, Egn.agreementType).orElse(i));
        }
    },

    /** Treaties that are open to many. */
    CONVENTIONS("conventions", "conventions-matrix") {
        @Override
        Stream<Node> rows(Things things, FactType type, Node fact) {
            return type != FactType.RELATION ? Stream.of() : things.values(fact, Egn.counterpart).stream().filter(t -> things.isA(t, Egn.Treaty));
        }
    },

    /** Funds, programmes, missions, operations, policies and processes. */
    INSTRUMENTS("instruments", "partners-and-instruments") {
        @Override
        Stream<Node> rows(Things things, FactType type, Node fact) {
            if (type != FactType.RELATION && things.value(fact, Egn.currency).isEmpty()) {
                return Stream.of();
            }
            return Stream.of(Egn.counterpart, Egn.holder, Egn.underInstrument, Egn.about)
                    .flatMap(role -> things.values(fact, role).stream())
                    .filter(i -> things.isA(i, Egn.Instrument) && !things.isA(i, Egn.LegalInstrument));
        }
    },

    /** Bodies of which partners are members, observers or which watch them. */
    BODIES("bodies", "partners-and-bodies") {
        @Override
        Stream<Node> rows(Things things, FactType type, Node fact) {
            // What stands under an instrument is told in the table of agreements.
            return type != FactType.RELATION || things.value(fact, Egn.underInstrument).isPresent() ? Stream.of()
                    : Stream.of(Egn.counterpart, Egn.holder).flatMap(role -> things.values(fact, role).stream())
                            .filter(body -> things.isA(body, Egn.Organisation));
        }
    };

    private final String code;
    private final String query;

    Kind(String code, String query) {
        this.code = code;
        this.query = query;
    }

    /** The things in whose rows a fact about a partner belongs. */
    abstract Stream<Node> rows(Things things, FactType type, Node fact);

    /** Its part of the address. */
    public String code() {
        return code;
    }

    /** The saved query that gives the same table as rows. */
    public String query() {
        return query;
    }

    /** Its key of a name. */
    public String key() {
        return "matrix.kind." + code;
    }

    /** All, in order. */
    public static List<Kind> all() {
        return List.of(values());
    }

    /** The kind of an address. */
    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
