package org.w3id.egnatia.spark;

import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The rules of a workspace that can be held piece by piece, in a form that is sent to workers: its shapes, whose every
 * path is one step from the thing that is looked at and whose classes and lists are one step more, and its hygiene
 * queries but those of {@link #NOT_IN_PIECES}.
 */
final class BulkRules implements Serializable {

    /** Queries that follow a chain of any length, and so cannot be answered from a neighbourhood. */
    static final Set<String> NOT_IN_PIECES = Set.of("cycle");
    /** Rules on all properties, which say less than another that says the same of one of them. */
    static final Set<String> GENERAL = Set.of("range", "node-kind", "domain");
    /** Queries whose every finding is on a term or concept, and which are asked once. */
    private static final Set<String> ON_TERMS =
            Set.of("term-circular", "term-declared", "term-example", "term-used", "status-tone");

    private static final long serialVersionUID = 1;

    private final String shapes;
    private final List<Hygiene> hygiene;

    /**
     * A hygiene query.
     *
     * @param id        its name, which is the name of the rule
     * @param text      the query
     * @param isWarning whether what it finds does not keep data from being published
     * @param advice    what to do
     * @param isOnTerms whether it finds faults of terms and concepts only
     */
    record Hygiene(String id, String text, boolean isWarning, String advice, boolean isOnTerms)
            implements Serializable {
    }

    private BulkRules(String shapes, List<Hygiene> hygiene) {
        this.shapes = shapes;
        this.hygiene = hygiene;
    }

    /** The rules of a workspace. */
    static BulkRules of(Workspace workspace) {
        Graph shapes = GraphFactory.createDefaultGraph();
        GraphFiles.readable(workspace).filter(file -> file.kind() == GraphKind.SHAPES)
                .forEach(file -> file.graph().find().forEachRemaining(shapes::add));
        StringWriter text = new StringWriter();
        RDFDataMgr.write(text, shapes, Lang.NTRIPLES);
        List<Hygiene> hygiene = new ArrayList<>();
        for (SavedQuery query : QueryLibrary.of(workspace).group(QueryLibrary.HYGIENE)) {
            if (!NOT_IN_PIECES.contains(query.id())) {
                hygiene.add(new Hygiene(query.id(), query.text(), query.header("severity").equals("warning"),
                        query.header("advice"), ON_TERMS.contains(query.id())));
            }
        }
        return new BulkRules(text.toString(), hygiene);
    }

    Shapes shapes() {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create().source(new StringReader(shapes)).lang(Lang.NTRIPLES).parse(graph);
        return Shapes.parse(graph);
    }

    List<Hygiene> hygiene() {
        return hygiene;
    }
}
