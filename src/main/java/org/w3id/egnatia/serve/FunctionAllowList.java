package org.w3id.egnatia.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * Closes ARQ's doors: no SERVICE, no class loading by {@code java:} IRIs, no property functions, and of the named
 * functions only the XPath casts and those of the XPath function namespace. ARQ's own library has functions that sleep,
 * print and read settings.
 */
final class FunctionAllowList {

    private static final Predicate<String> ALLOWED = iri -> iri.startsWith("http://www.w3.org/2001/XMLSchema#")
            || iri.startsWith("http://www.w3.org/2005/xpath-functions#") && !iri.endsWith("#collation-key");

    private FunctionAllowList() {
    }

    /** Applies it to the process and to a context. */
    static void apply(Context context) {
        ARQ.globalServiceAllowed = false;
        FunctionRegistry functions = functions();
        PropertyFunctionRegistry properties = new NoPropertyFunctions();
        for (Context c : List.of(ARQ.getContext(), context)) {
            c.set(ARQ.httpServiceAllowed, false);
            FunctionRegistry.set(c, functions);
            PropertyFunctionRegistry.set(c, properties);
        }
    }

    private static FunctionRegistry functions() {
        FunctionRegistry standard = FunctionRegistry.get(ARQ.getContext());
        List<String> names = new ArrayList<>();
        standard.keys().forEachRemaining(names::add);
        FunctionRegistry allowed = new MapOnlyFunctions();
        names.stream().filter(ALLOWED).forEach(name -> allowed.put(name, standard.get(name)));
        return allowed;
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
