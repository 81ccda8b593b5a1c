package org.w3id.egnatia.query;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/**
 * The value of a term as a Java value that compares as SPARQL compares it, for the kinds that nearly all data is of:
 * days without a time zone, whole numbers and simple strings. Jena reads a calendar out of each day each time that it
 * looks at one.
 */
final class PlainValue {

    private static final int DAY_LENGTH = 10;
    private static final int MOST_DIGITS = 18;

    private PlainValue() {
    }

    /** A day as its text, a whole number as a number; null of anything else. */
    static Comparable<?> ordered(Node term) {
        if (!term.isLiteral()) {
            return null;
        } else if (XSDDatatype.XSDdate.equals(term.getLiteralDatatype())) {
            return isDay(term.getLiteralLexicalForm()) ? term.getLiteralLexicalForm() : null;
        }
        return XSDDatatype.XSDinteger.equals(term.getLiteralDatatype()) ? number(term.getLiteralLexicalForm()) : null;
    }

    /** The year of a day; null of anything else. */
    static Long year(Node term) {
        return term.isLiteral() && XSDDatatype.XSDdate.equals(term.getLiteralDatatype())
                && isDay(term.getLiteralLexicalForm()) ? Long.valueOf(term.getLiteralLexicalForm().substring(0, 4))
                : null;
    }

    /** Text of a simple string; null of anything else. */
    static String simple(Node term) {
        return term.isLiteral() && XSDDatatype.XSDstring.equals(term.getLiteralDatatype())
                ? term.getLiteralLexicalForm() : null;
    }

    /** True of a day that there is, in four, two and two digits, after the year 0 and without a time zone. */
    private static boolean isDay(String text) {
        if (text.length() != DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, DAY_LENGTH);
        // The last days of a month are left to those who know the calendar.
        return year > 0 && month >= 1 && month <= 12 && day >= 1
                && (day <= 28 || day <= 30 && month != 2 || day == 31 && (month < 8 ? month % 2 == 1 : month % 2 == 0));
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    /** Null of one that is not in its canonical form. */
    private static Long number(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.length() > MOST_DIGITS || text.charAt(from) == '0' && text.length() > 1) {
            return null;
        }
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            value = 10 * value + c - '0';
        }
        return from == 0 ? value : -value;
    }
}
