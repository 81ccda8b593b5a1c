package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.SourceFile;

/**
 * The rules for the names of files: a file in a folder of ours is one that is read, and a Turtle file's path is part of
 * the IRI of its graph.
 */
final class FileNames {

    static final List<Rule> RULES = List.of(
            Rule.error("file-name", Rule.Stage.FILE, "Files have names that are read everywhere",
                    "A file in a folder of ours that is not read is missing without a word.",
                    "Write Turtle in .ttl, queries in .rq, tables in .csv with their .rq, and use letters, digits, "
                    + "'.', '_' and '-'.", """
                    # file: data/example.trig
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .

                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """));

    private static final Pattern READ =
            Pattern.compile("(data|ontology)/.*[.](ttl|md)|data/.*[.](csv|rq)|queries/.*[.](rq|csv|md)");
    private static final Pattern OURS = Pattern.compile("(data|ontology|queries)/.*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    private FileNames() {
    }

    static List<Finding> examine(List<SourceFile> files) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (SourceFile file : files) {
            String path = file.path();
            boolean ours = OURS.matcher(path).matches();
            boolean hidden = path.substring(path.lastIndexOf('/') + 1).startsWith(".");
            String other = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
            String fault = null;
            if (ours && !hidden && !READ.matcher(path).matches()) {
                fault = "a file of this name is not read, so what is in it would be missing; write Turtle in .ttl, "
                        + "queries in .rq, rows of a table in .csv below data/";
            } else if (ours && !hidden && !PLAIN.matcher(path).matches()) {
                fault = "the path becomes an IRI; name files and folders with letters a-z, digits, '.', '_' "
                        + "and '-' only";
            } else if (other != null) {
                fault = "differs from " + other + " only in capital letters, so it is lost on some computers; rename "
                        + "one of them";
            } else if (!ours && path.matches(".*[.](trig|nq|n3|jsonld|rdf|owl|xml|json|csv|html?|xlsx?|gz|zip)")) {
                fault = "one file is one graph in Turtle here, with the ending .ttl; convert it, a graph to a file";
            }
            if (fault != null) {
                findings.add(new Finding(path, Position.NONE, Severity.ERROR, "file-name", "", fault));
            }
        }
        return findings;
    }
}
