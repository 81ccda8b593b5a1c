package org.w3id.egnatia.cli;

/** How the program ends. */
final class ExitCode {

    /** Done, nothing to complain about. */
    static final int OK = 0;
    /** The data has faults, which were printed. */
    static final int FINDINGS = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** Something that should be read cannot be read. */
    static final int UNREADABLE = 3;
    /** The address cannot be listened on. */
    static final int ADDRESS = 4;
    /** The result cannot be written. */
    static final int UNWRITABLE = 5;
    /** The memory does not suffice. */
    static final int MEMORY = 6;
    /** A fault of the program itself. */
    static final int INTERNAL = 7;

    private ExitCode() {
    }
}
