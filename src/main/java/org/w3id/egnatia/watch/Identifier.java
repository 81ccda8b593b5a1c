package org.w3id.egnatia.watch;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An official identifier of a document, in one spelling: the CELEX number of a staff working document or of a document
 * of the Commission is its reference, since both name the same text.
 *
 * @param kind  by which list it is one
 * @param value as it is compared
 */
public record Identifier(Kind kind, String value) {

    /** The lists. */
    public enum Kind {
        /** Number of an act in EUR-Lex. */
        CELEX("(?<![0-9A-Za-z])([0-9])((?:19|20)\\d\\d)([A-Z]{1,2})(\\d{4})((?:\\(\\d\\d\\))?(?:R\\(\\d\\d\\))?)"
                + "(?![0-9A-Za-z])"),
        /** Staff working document of the Commission. */
        SWD("(?<![A-Za-z])SWD[ (/]*((?:19|20)\\d\\d)[)/ ]*(\\d{1,4})(?!\\d)"),
        /** Document of the Commission. */
        COM("(?<![A-Za-z])COM[ (/]*((?:19|20)\\d\\d)[)/ ]*(\\d{1,4})(?!\\d)"),
        /** Opinion or other document of the Venice Commission. */
        CDL_AD("(?<![A-Za-z])CDL-AD\\(((?:19|20)\\d\\d)\\)(\\d{1,3})(?!\\d)"),
        /** European Case Law Identifier. */
        ECLI("(?<![A-Za-z])ECLI:([A-Z]{2}:[A-Z0-9]{1,7}:\\d{4}:[A-Z0-9.]{1,25})(?![A-Z0-9])"),
        /** Press release of the Commission. */
        IP("(?<![A-Za-z])(?:IP|ip)[/_](\\d\\d)[/_](\\d{1,5})(?!\\d)"),
        /** Data set of a statistical office; only an answer of that form has it. */
        DATA_SET("(?!)");

        private final Pattern pattern;

        Kind(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        private Identifier of(MatchResult found) {
            return switch (this) {
                case CELEX -> celex(found);
                case SWD, COM -> reference(this, found.group(1), found.group(2));
                case CDL_AD -> new Identifier(this, "CDL-AD(" + found.group(1) + ')'
                        + String.format("%03d", Integer.parseInt(found.group(2))));
                case ECLI -> new Identifier(this, "ECLI:" + found.group(1).replaceAll("[.]+$", ""));
                case IP -> new Identifier(this, "IP/" + found.group(1) + '/' + Integer.parseInt(found.group(2)));
                case DATA_SET -> new Identifier(this, found.group());
            };
        }
    }

    /** All identifiers in a text, in the order of the lists and then of the text. */
    public static Set<Identifier> in(String text) {
        Set<Identifier> all = new LinkedHashSet<>();
        // In addresses, marks are often written as %28 and the like.
        String read = text.replace("%28", "(").replace("%29", ")").replace("%3A", ":").replace("%3a", ":")
                .replace("%2F", "/");
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(read);
            while (matcher.find()) {
                all.add(kind.of(matcher.toMatchResult()));
            }
        }
        return all;
    }

    private static Identifier celex(MatchResult found) {
        boolean preparatory = found.group(1).equals("5") && found.group(5).isEmpty();
        if (preparatory && found.group(3).equals("SC")) {
            return reference(Kind.SWD, found.group(2), found.group(4));
        }
        if (preparatory && (found.group(3).equals("DC") || found.group(3).equals("PC"))) {
            return reference(Kind.COM, found.group(2), found.group(4));
        }
        return new Identifier(Kind.CELEX, found.group());
    }

    private static Identifier reference(Kind kind, String year, String number) {
        return new Identifier(kind, kind + "(" + year + ") " + Integer.parseInt(number));
    }
}
