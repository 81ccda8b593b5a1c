package org.w3id.egnatia.page;

import java.util.Optional;
import org.apache.jena.graph.Node;
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
        String text = Links.isOurs(node) || !label.language().isEmpty() ? label.text()
                : ofOthers(view, node, label.text());
        return new Name(node, VisibleText.of(text), label.language(), label.fallback(), view.link(node));
    }

    /**
     * Terms of other vocabularies have no labels in the graph; identifiers of well-known lists have a short form; other
     * addresses are shown as they are.
     */
    private static String ofOthers(View view, Node node, String shortened) {
        if (!node.isURI() || !shortened.equals(Namespaces.shorten(node.getURI()))) {
            return shortened;
        }
        String key = "reused." + shortened.substring(shortened.indexOf(':') + 1);
        return shortened.startsWith("<") ? Authority.shorten(node.getURI())
                : view.site().messages().keys().contains(key) ? view.text(key) : shortened;
    }

    /** True if the link leads away from this site. */
    public boolean leadsOut() {
        return !Links.isOurs(node);
    }
}
