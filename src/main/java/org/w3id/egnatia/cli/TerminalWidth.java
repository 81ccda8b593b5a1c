package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many columns the terminal has that output goes to. */
final class TerminalWidth {

    private static final int LEAST = 20;
    private static final int SECONDS = 2;

    private TerminalWidth() {
    }

    /** The width that is given, else that of the terminal; without one, none is too wide. */
    static int of(Integer given) {
        return Optional.ofNullable(given).or(TerminalWidth::named).or(TerminalWidth::asked)
                .filter(width -> width >= LEAST).orElse(Integer.MAX_VALUE);
    }

    private static Optional<Integer> named() {
        return System.console() == null ? Optional.empty() : number(System.getenv("COLUMNS"));
    }

    /** The terminal's own word (POSIX stty), which other systems do not have. */
    private static Optional<Integer> asked() {
        if (System.console() == null) {
            return Optional.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return stty.waitFor(SECONDS, TimeUnit.SECONDS) ? number(size.replaceFirst("^\\d+ ", "")) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return text != null && text.matches("\\d{1,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
