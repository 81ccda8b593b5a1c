package org.w3id.egnatia.page;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The name of a thing as a link to where it is described.
 *
 * @param node     the thing
 * @param text     its name, with invisible signs made visible
 * @param language language of the name as a BCP 47 tag, empty if it has none
 * @param fallback true if the name is not in the reader's language, which the page marks
 * @param link     where the thing is described; empty if its IRI is no address of the web
 */
public record Name(Node node, String text, String language, boolean fallback, Optional<String> link) {

    /** What links to addresses of others say: the page vouches for none of them, and tells them nothing. */
    public static final String OUTWARD = "noopener noreferrer nofollow ugc";

    /** The name of a thing in a view. */
    public static Name of(View view, Node node) {
        Label label = view.label(node);
        if (Links.isOurs(node) || !label.language().isEmpty()) {
            return new Name(node, VisibleText.of(label.text()), label.language(), label.fallback(), view.link(node));
        }
        Label other = ofOthers(view, node, label.text());
        return new Name(node, VisibleText.of(other.text()), other.language(), other.fallback(), view.link(node));
    }

    /**
     * The name of a thing where all is about a subject: without the name of the subject that it begins with, such as
     * <i>Albania: chapters opened</i> below the heading Albania.
     */
    public static Name under(View view, Node subject, Node node) {
        Name whole = of(view, node);
        return Stream.of(view.label(subject), view.site().things().label(subject, Language.ENGLISH))
                .map(label -> VisibleText.of(label.text()) + ": ").filter(whole.text()::startsWith).findFirst()
                .map(prefix -> whole.text().substring(prefix.length())).map(rest -> new Name(node,
                VisibleText.capitalised(rest), whole.language(), whole.fallback(),
                whole.link())).orElse(whole);
    }

    /** The abbreviation by which the thing is known; empty if it has none, or the name has it. */
    public Optional<String> acronym(View view) {
        return view.site().things().text(node, Egn.acronym).map(VisibleText::of)
                .filter(acronym -> !text.contains(acronym));
    }

    /**
     * Terms of other vocabularies have no labels in the graph; identifiers of well-known lists have a short form; other
     * addresses are shown as they are.
     */
    private static Label ofOthers(View view, Node node, String shortened) {
        if (!node.isURI() || !shortened.equals(Namespaces.shorten(node.getURI()))) {
            return new Label(shortened, "", false);
        }
        String key = "reused." + shortened.substring(shortened.indexOf(':') + 1);
        if (!shortened.startsWith("<") && Messages.ENGLISH.keys().contains(key)) {
            boolean isTold = view.words().keys().contains(key);
            return new Label(isTold ? view.text(key) : Messages.ENGLISH.text(key), isTold || view.english() == null
                    ? "" : Language.ENGLISH.tag(), !isTold && view.english() != null);
        }
        return new Label(shortened.startsWith("<") ? Authority.shorten(node.getURI()) : shortened, "", false);
    }

    /** What an element with the name says of its language: nothing if it is that of the page around it. */
    public String lang() {
        return Label.lang(language, fallback);
    }

    /** The name within a sentence, with its language behind it if that is not the one of the sentence. */
    public String inSentence() {
        return fallback && !language.isEmpty() ? text + " (" + language + ")" : text;
    }

    /** The fragment of the IRI, if it names a part of the page of this view, where a link to it is to lead. */
    public Optional<String> partOf(View view) {
        String page = Namespaces.BASE + view.path() + '#';
        return Optional.of(node).filter(part -> part.isURI() && part.getURI().startsWith(page))
                .map(part -> part.getURI().substring(page.length()));
    }

    /** True if the link leads away from this site. */
    public boolean leadsOut() {
        return !Links.isOurs(node);
    }
}
