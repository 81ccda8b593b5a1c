package org.w3id.egnatia.page;

import java.util.List;
import java.util.Optional;

/** What a page shows, complete before its template sees it. */
public interface Page {

    /** A form of the page's content in another media type. */
    record Alternate(String mediaType, String path) {
    }

    /** The circumstances under which it is shown. */
    View view();

    /**
     * Name of its template below {@code src/main/jte}, such as {@code home.jte}; the template's parameter is
     * {@code page}.
     */
    String template();

    /** Title in the head of the document and in bookmarks, without the name of the site. */
    String title();

    /** One sentence for search engines. */
    default String description() {
        return title();
    }

    /** What it is about, or where that stands on the day of the view, in a few words; empty if there are none. */
    default Optional<String> state() {
        return Optional.empty();
    }

    /** The same content for machines. */
    default List<Alternate> alternates() {
        return List.of();
    }

    /** True if search engines shall keep the page: not for one of many views of the same content. */
    default boolean isIndexed() {
        return view().parameters().isEmpty() && view().asOf().chosen().isEmpty();
    }

    /** True if the foot of the page tells how to cite it: not if the page does so itself, or is an error. */
    default boolean isCitable() {
        return true;
    }

    /** True if the address asks for a part that the content does not have, such as page 9 of 3. */
    default boolean isBeyond() {
        return false;
    }

    /** Style sheets beside that of the whole site: names of assets. */
    default List<String> styles() {
        return List.of();
    }

    /** Scripts beside that of the whole site: names of assets. A page works without them. */
    default List<String> scripts() {
        return List.of();
    }

    /** Description in schema.org terms as JSON-LD, safe to stand in a script element. */
    default Optional<String> jsonLd() {
        return Optional.empty();
    }
}
