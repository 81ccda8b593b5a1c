package org.w3id.egnatia.page;

import java.net.URI;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Where things stand on this server. IRIs in the data begin with {@link Namespaces#BASE} everywhere; here they become
 * addresses of the server that shows them, so that the same data works on a laptop and in production.
 *
 * @param publicUrl the address under which readers see the server, with a slash at its end. It is a setting; nothing
 *                  that a request says changes it.
 */
public record Links(URI publicUrl) {

    /** The address of a path such as {@code doc/actor/alb}, for links inside pages: without scheme and host. */
    public String to(String path) {
        return publicUrl.getRawPath() + path;
    }

    /** The address of a path with scheme and host, for files that leave the site. */
    public String absolute(String path) {
        return publicUrl + path;
    }

    /**
     * The address under which a reader finds an IRI: a page of this server for ours, the IRI itself for others; empty
     * for what is no address of the web, since data is not trusted with links such as {@code javascript:}.
     */
    public Optional<String> to(Node iri) {
        if (!iri.isURI()) {
            return Optional.empty();
        }
        String text = iri.getURI();
        if (isOurs(iri)) {
            return Optional.of(to(path(text)));
        }
        return text.startsWith("https://") || text.startsWith("http://") ? Optional.of(text) : Optional.empty();
    }

    /** True for IRIs that this server answers. */
    public static boolean isOurs(Node iri) {
        return iri.isURI() && iri.getURI().startsWith(Namespaces.BASE);
    }

    /**
     * False for the paths that are not shown as of a day that a parameter names: of words and files, that is terms,
     * concepts, named graphs, versions of the data; of days themselves; of queries, which have their day in them; and
     * of lists of all that there is, whatever the day.
     */
    public static boolean hasDays(String path) {
        return !path.matches("(def|voc|graph|on|changes/data|sparql|ui|dumps|reconcile)(/.*)?"
                + "|(topic|glossary|sources|differences|problems|about|id|doc)/?|(id|doc)/[^/]+/?"
                + "|checks(/(?!currency$).*)?");
    }

    /** The path of one of our IRIs on any server; of things, that of the document about them. */
    public static String path(String iri) {
        String path = iri.substring(Namespaces.BASE.length());
        return path.startsWith("id/") ? "doc/" + path.substring("id/".length()) : path;
    }
}
