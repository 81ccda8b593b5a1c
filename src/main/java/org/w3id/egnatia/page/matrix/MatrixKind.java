package org.w3id.egnatia.page.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands in the rows of a matrix, and the saved question that gives them. */
public enum MatrixKind {

    /** Types of agreements; an agreement without a type stands for itself. */
    AGREEMENTS("agreements", "matrix-by-type", "type"),

    /** Treaties that are open to many. */
    CONVENTIONS("conventions", "conventions-matrix", "treaty"),

    /** Funds, programmes, missions, operations, policies and processes. */
    INSTRUMENTS("instruments", "partners-and-instruments", "instrument"),

    /** Bodies of which partners are members, observers or which watch them. */
    BODIES("bodies", "partners-and-bodies", "body");

    private final String code;
    private final String question;
    private final String column;

    MatrixKind(String code, String question, String column) {
        this.code = code;
        this.question = question;
        this.column = column;
    }

    /** Its part of the address. */
    public String code() {
        return code;
    }

    /** The saved question of which it is the answer. */
    public String question() {
        return question;
    }

    /** The column of the question that names the things of the rows. */
    public String column() {
        return column;
    }

    /** Its key of a name. */
    public String key() {
        return "matrix.kind." + code;
    }

    /** All, in order. */
    public static List<MatrixKind> all() {
        return List.of(values());
    }

    /** The kind of an address. */
    public static Optional<MatrixKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst();
    }
}
