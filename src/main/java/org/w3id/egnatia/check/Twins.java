package org.w3id.egnatia.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Finds IRIs that differ in spelling only, within a file and across files: percent-encoding, Unicode form, case,
 * scheme, port, slashes. To a graph they are two things, so what is said of the one is not found with the other.
 */
final class Twins {

    private static final Pattern BEGINNING = Pattern.compile("^https?://(www\\.)?");
    private static final Pattern PORT = Pattern.compile("^([^/]*):(80|443)(?=/|$)");
    private static final Pattern END = Pattern.compile("[/#]+$");

    /** Where an IRI first stands. */
    private record Place(String file, Position at) {
    }

    private Twins() {
    }

    /** One finding at the first place of each IRI that has a twin. */
    static List<Finding> among(Collection<TurtleFile> files) {
        Map<String, Place> places = new TreeMap<>();
        for (TurtleFile file : files) {
            if (file.kind().holdsFacts()) {
                file.places().forEach((triple, at) -> {
                    note(triple.getSubject(), file, at, places);
                    note(triple.getObject(), file, at, places);
                });
            }
        }
        Map<String, List<String>> byForm = new HashMap<>();
        places.keySet().forEach(iri -> byForm.computeIfAbsent(form(iri), f -> new ArrayList<>(1)).add(iri));
        List<Finding> findings = new ArrayList<>();
        byForm.values().stream().filter(twins -> twins.size() > 1).forEach(twins -> {
            for (String iri : twins) {
                String other = twins.get(0).equals(iri) ? twins.get(1) : twins.get(0);
                Place here = places.get(iri);
                Place there = places.get(other);
                findings.add(new Finding(here.file(), here.at(), Severity.ERROR, "iri-twin", Namespaces.shorten(iri),
                        "differs from <"
                        + other + "> (" + there.file() + " line " + there.at().line()
                        + ") only in spelling; use one of them"));
            }
        });
        return findings;
    }

    private static void note(Node node, TurtleFile file, Position at, Map<String, Place> places) {
        if (node.isURI()) {
            places.merge(node.getURI(), new Place(file.path(), at), (a, b) ->
                    a.file().equals(b.file()) && b.at().line() < a.at().line() ? b : a);
        }
    }

    /** Equal for all IRIs that a person would take for one. */
    private static String form(String iri) {
        String text = iri.indexOf('%') < 0 ? iri : decoded(iri);
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        text = (plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        text = PORT.matcher(BEGINNING.matcher(text).replaceFirst("")).replaceFirst("$1");
        return END.matcher(text.contains("//") ? text.replaceAll("//+", "/") : text).replaceFirst("");
    }

    private static String decoded(String iri) {
        try {
            return URLDecoder.decode(iri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return iri;
        }
    }
}
