package org.w3id.egnatia.page.thing;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;

/**
 * A value of a property.
 *
 * @param name     the thing that it is, if it is a thing
 * @param text     the text that it is otherwise
 * @param language language of the text as a BCP 47 tag; may be empty
 */
public record Value(Optional<Name> name, String text, String language) {

    /** The value that a node is, under its name if it is a thing, and a day in words. */
    static Value of(View view, Node node) {
        if (!node.isLiteral()) {
            return new Value(Optional.of(Name.of(view, node)), "", "");
        }
        String text = node.getLiteralLexicalForm();
        boolean isDay = XSDDatatype.XSDdate.getURI().equals(node.getLiteralDatatypeURI())
                && text.matches("\\d{4}-\\d{2}-\\d{2}");
        return new Value(Optional.empty(), isDay ? view.day(LocalDate.parse(text)) : VisibleText.of(text),
                node.getLiteralLanguage());
    }
}
