package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.VisibleText;
import org.w3id.egnatia.vocab.Egn;

/**
 * A name of a thing.
 *
 * @param text         the name
 * @param language     its language as a BCP 47 tag; may be empty
 * @param languageName name of the language: its own for those of the site, else in that of the view
 * @param kind         what kind of name it is
 */
public record NameRow(String text, String language, String languageName, String kind) {

    /** The properties that give names, in the order in which a page lists them; what one has said the next need not. */
    static final List<Node> PROPERTIES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(),
            DCTerms.title.asNode(), Egn.acronym,
            SKOS.altLabel.asNode(), SKOS.hiddenLabel.asNode());

    /** Hidden labels help to find a thing and are no names of it. */
    private static final List<Node> SHOWN = PROPERTIES.stream()
            .filter(property -> !property.equals(SKOS.hiddenLabel.asNode())).toList();

    static List<NameRow> of(View view, Node thing) {
        List<NameRow> rows = new ArrayList<>();
        Set<Node> said = new HashSet<>();
        for (Node property : SHOWN) {
            for (Node name : view.site().things().values(thing, property)) {
                if (name.isLiteral() && said.add(name)) {
                    String language = name.getLiteralLanguage();
                    rows.add(new NameRow(VisibleText.of(name.getLiteralLexicalForm()), language, nameOf(view, language),
                            Name.of(view, property).text()));
                }
            }
        }
        rows.sort(Comparator.comparing((NameRow row) -> !row.language().equals(view.language().tag()))
                .thenComparing(row -> Language.of(row.language()).isEmpty()).thenComparing(NameRow::languageName));
        return List.copyOf(rows);
    }

    private static String nameOf(View view, String tag) {
        return Language.of(tag).map(Language::ownName)
                .orElseGet(() -> Locale.forLanguageTag(tag).getDisplayName(view.words().locale()));
    }
}
