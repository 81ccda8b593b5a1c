package org.w3id.egnatia.page.ask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.NodeCmp;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;

/**
 * The rows of an answer, kept: the same ones for every form in which it can be had.
 *
 * @param variables the columns
 * @param rows      as many rows as were kept
 * @param isWhole   false if there were more
 */
public record AnswerTable(List<Var> variables, List<Binding> rows, boolean isWhole) {

    private static final Var SUBJECT = Var.alloc("subject");
    private static final Var PROPERTY = Var.alloc("property");
    private static final Var VALUE = Var.alloc("value");
    private static final Comparator<Triple> ORDER = Comparator.comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

    /** Keeps the first rows of an answer. */
    public static AnswerTable of(RowSet rows, int most) {
        return of(rows, most, Long.MAX_VALUE);
    }

    /** Keeps the first rows of an answer, and no more once they have so many characters. */
    public static AnswerTable of(RowSet rows, int most, long mostCharacters) {
        List<Binding> kept = new ArrayList<>();
        long characters = 0;
        while (kept.size() < most && characters < mostCharacters && rows.hasNext()) {
            Binding row = rows.next();
            for (Iterator<Var> variables = row.vars(); variables.hasNext();) {
                characters += row.get(variables.next()).toString().length();
            }
            kept.add(row);
        }
        return new AnswerTable(rows.getResultVars(), Collections.unmodifiableList(kept), !rows.hasNext());
    }

    /** The triples of a graph, one in each row: its subject, its property and its value. */
    public static AnswerTable of(Graph graph) {
        return new AnswerTable(List.of(SUBJECT, PROPERTY, VALUE), graph.stream().sorted(ORDER)
                .map(triple -> BindingFactory.binding(SUBJECT, triple.getSubject(), PROPERTY, triple.getPredicate(),
                VALUE, triple.getObject())).toList(), true);
    }

    /** True if its rows are triples, as those of a graph are. */
    public boolean isTriples() {
        return variables.equals(List.of(SUBJECT, PROPERTY, VALUE));
    }

    /** The rows that are wanted, in the order that is wanted; of a thing the name counts that the view shows. */
    public AnswerTable select(RowSelection selection, View view) {
        return new AnswerTable(variables, selection.of(rows, thing -> name(thing, view)), isWhole);
    }

    private static String name(Node thing, View view) {
        return Links.isOurs(thing) ? view.name(thing) : thing.getURI();
    }

    /** The table with the evidence of its facts as columns. */
    public AnswerTable withEvidence(View view) {
        RowSet with = EvidenceColumns.added(rowSet(), query -> QueryRunner.select(query, view.site().release()
                .dataset()));
        List<Binding> all = new ArrayList<>();
        with.forEachRemaining(all::add);
        return new AnswerTable(with.getResultVars(), all, isWhole);
    }

    /**
     * The table of a query as it was asked, with the evidence of the nodes that say its values.
     *
     * @param carriers these nodes, which are columns of this table
     */
    public AnswerTable withEvidence(Carriers carriers, View view) {
        RowSet with = EvidenceColumns.added(rows, carriers, query -> QueryRunner.select(query, view.site().release()
                .dataset()));
        List<Binding> all = new ArrayList<>();
        with.forEachRemaining(all::add);
        return new AnswerTable(with.getResultVars(), all, isWhole);
    }

    /** The table without the columns that were asked for beside the others, for their evidence. */
    public AnswerTable asAsked(Carriers carriers) {
        return new AnswerTable(carriers.shown(), carriers.asAsked(rows), isWhole);
    }

    /** The rows to be written by a writer of results. */
    public RowSet rowSet() {
        return RowSetStream.create(variables, rows.iterator());
    }
}
