package org.w3id.egnatia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.jar.Manifest;
import org.w3id.egnatia.serve.operation.HealthResource;

/** Says once, in one line, if the clock of the machine shows a day that was before the program or the data. */
final class MachineClock {

    private static final String MADE = "Egnatia-Made";

    private final PrintWriter err;
    private boolean isTold;

    MachineClock(PrintWriter err) {
        this.err = err;
    }

    /** The day from which the program is, as its jar says; empty if it runs from no jar. */
    static Optional<LocalDate> made() {
        try (InputStream in = MachineClock.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return Optional.ofNullable(in == null ? null : new Manifest(in).getMainAttributes().getValue(MADE))
                    .map(time -> OffsetDateTime.parse(time).toLocalDate());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The clock should show a day not before the one from which the program is. */
    void isAfterProgramOf(LocalDate day) {
        isAfter(day, "the program was made on ");
    }

    /** The clock should show a day not before the one on which the data was issued. */
    void isAfterDataOf(LocalDate day) {
        isAfter(day, "the data was issued on ");
    }

    private void isAfter(LocalDate day, String what) {
        if (!isTold && HealthResource.isClockBehind(day)) {
            isTold = true;
            err.println("egnatia: the clock of this machine is behind: " + what + day
                    + "; set it, for answers as of today are wrong");
        }
    }
}
