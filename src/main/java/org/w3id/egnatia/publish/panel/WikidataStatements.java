package org.w3id.egnatia.publish.panel;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;

/**
 * The rows of a saved question as commands of QuickStatements (V1), by which people add statements to Wikidata: item,
 * <em>member of</em>, item, first day with its precision, and as reference the address and the day on which it was
 * read.
 */
final class WikidataStatements {

    /** The question that chooses what may be given. */
    static final String QUESTION = "statements-for-wikidata";

    private static final String MEMBER_OF = "P463";
    private static final String START_TIME = "P580";
    private static final String REFERENCE_ADDRESS = "S854";
    private static final String RETRIEVED = "S813";

    private WikidataStatements() {
    }

    /** The commands, one a line; empty if a workspace does not have the question. */
    static String of(Release release) {
        StringBuilder lines = new StringBuilder();
        Optional<SavedQuery> question = release.queries().find(QUESTION);
        if (question.isPresent()) {
            QueryRunner.rows(QueryRunner.parse(question.get().text()), release.dataset())
                    .forEach(row -> lines.append(line(row)).append('\n'));
        }
        return lines.toString();
    }

    private static String line(Binding row) {
        String line = String.join("\t", item(row, "item"), MEMBER_OF, item(row, "memberOf"), START_TIME,
                time(text(row, "since"), precision(text(row, "sincePrecision"))), REFERENCE_ADDRESS,
                '"' + text(row, "page").replace("\"", "%22") + '"');
        return row.contains(Var.alloc("accessed"))
                ? line + '\t' + RETRIEVED + '\t' + time(text(row, "accessed"), Precision.DAY) : line;
    }

    /** How exactly a time is known, by the numbers of Wikidata. */
    private enum Precision {
        YEAR(9), MONTH(10), DAY(11);

        private final int number;

        Precision(int number) {
            this.number = number;
        }
    }

    private static Precision precision(String word) {
        return switch (word) {
            case "day" -> Precision.DAY;
            case "month" -> Precision.MONTH;
            default -> Precision.YEAR;
        };
    }

    private static String time(String day, Precision precision) {
        return '+' + day + "T00:00:00Z/" + precision.number;
    }

    private static String item(Binding row, String variable) {
        String iri = text(row, variable);
        return iri.substring(iri.lastIndexOf('/') + 1);
    }

    private static String text(Binding row, String variable) {
        Node value = row.get(Var.alloc(variable));
        return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }
}
