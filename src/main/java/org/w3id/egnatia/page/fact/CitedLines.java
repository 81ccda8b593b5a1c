package org.w3id.egnatia.page.fact;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.LineRanges;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;

/**
 * Lines of a text document that evidence names.
 *
 * @param numbers their numbers, ascending
 */
public record CitedLines(List<Integer> numbers) {

    /** Beginning of the name of the list of a section, at the address of its document. */
    public static final String LINES = "lines:";
    /** Stands for the code of a section where lines stand outside all sections. */
    public static final String OUTSIDE = "outside";

    /** The lines that evidence names, if it names any. */
    public static Optional<CitedLines> of(Things things, Node evidence) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Node line : things.values(evidence, Egn.line)) {
            if (line.isLiteral() && line.getLiteralLexicalForm().matches("[0-9]{1,9}")) {
                numbers.add(Integer.valueOf(line.getLiteralLexicalForm()));
            }
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new CitedLines(List.copyOf(numbers)));
    }

    /** The numbers with neighbours drawn together: 8, 9, 14–16. */
    public String ranges() {
        return LineRanges.of(numbers);
    }

    String inWords(View view) {
        return view.text(numbers.size() == 1 ? "evidence.line" : "evidence.lines", ranges());
    }
}
