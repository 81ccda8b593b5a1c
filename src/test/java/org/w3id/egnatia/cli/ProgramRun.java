package org.w3id.egnatia.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a run of the program gave: its exit code, and what it wrote on standard output and standard error. */
record ProgramRun(int code, String out, String err) {

    /** Runs the program with some arguments. */
    static ProgramRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Egnatia.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(args);
        return new ProgramRun(code, out.toString(), err.toString());
    }
}
