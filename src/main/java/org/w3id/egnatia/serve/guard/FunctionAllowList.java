package org.w3id.egnatia.serve.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * Closes ARQ's doors: no SERVICE, no class loading by {@code java:} IRIs, no property functions, and of the functions
 * that are called by IRI only the casts of XML Schema and some of XPath. ARQ's own library has functions that sleep,
 * print and read settings; XPath has some that write a result of any length or call others by name.
 */
public final class FunctionAllowList {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String XPATH = "http://www.w3.org/2005/xpath-functions#";

    /** XML Schema 1.1 Datatypes that ARQ casts to. */
    private static final Set<String> CASTS = words("""
            string boolean decimal integer double float anyURI
            long int short byte unsignedLong unsignedInt unsignedShort
            nonPositiveInteger negativeInteger nonNegativeInteger positiveInteger
            dateTime date time gYear gYearMonth gMonth gMonthDay gDay duration dayTimeDuration yearMonthDuration
            """);

    /** XPath and XQuery Functions and Operators 3.1, by section: strings, numbers, truth, dates and durations. */
    private static final Set<String> XPATH_NAMES = words("""
            concat substring string-length normalize-space upper-case lower-case contains starts-with ends-with
            substring-before substring-after matches replace encode-for-uri
            abs ceiling floor round round-half-to-even
            boolean not
            year-from-date month-from-date day-from-date timezone-from-date
            hours-from-time minutes-from-time seconds-from-time timezone-from-time
            dateTime year-from-dateTime month-from-dateTime day-from-dateTime hours-from-dateTime minutes-from-dateTime
            seconds-from-dateTime timezone-from-dateTime
            years-from-duration months-from-duration days-from-duration hours-from-duration minutes-from-duration
            seconds-from-duration
            """);

    private FunctionAllowList() {
    }

    /** Applies it to the process and to a context. */
    public static void apply(Context context) {
        ARQ.globalServiceAllowed = false;
        FunctionRegistry standard = FunctionRegistry.get(ARQ.getContext());
        FunctionRegistry functions = new MapOnlyFunctions();
        standard.keys().forEachRemaining(name -> {
            if (allows(name)) {
                functions.put(name, standard.get(name));
            }
        });
        PropertyFunctionRegistry properties = new NoPropertyFunctions();
        for (Context c : List.of(ARQ.getContext(), context)) {
            c.set(ARQ.httpServiceAllowed, false);
            FunctionRegistry.set(c, functions);
            PropertyFunctionRegistry.set(c, properties);
        }
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** True if queries may call the function of this IRI. */
    static boolean allows(String iri) {
        return iri.startsWith(XSD) && CASTS.contains(iri.substring(XSD.length()))
                || XPATH_NAMES.contains(xpathName(iri));
    }

    /** The local name of an XPath function; empty for other functions. */
    static String xpathName(String iri) {
        return iri.startsWith(XPATH) ? iri.substring(XPATH.length()) : "";
    }

    /** Looks names up in the map only; the registry it extends would load classes. */
    private static final class MapOnlyFunctions extends FunctionRegistry {
        @Override
        public FunctionFactory get(String uri) {
            return isRegistered(uri) ? super.get(uri) : null;
        }
    }

    private static final class NoPropertyFunctions extends PropertyFunctionRegistry {
        @Override
        public boolean manages(String uri) {
            return false;
        }

        @Override
        public PropertyFunctionFactory get(String uri) {
            return null;
        }
    }
}
