package org.w3id.egnatia.page.thing;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Page;

/** A page of a thing that tells more of it than the page that any thing has, which it holds whole. */
public interface WholePage extends Page {

    /** The page that the thing would have as any other. */
    EntityPage whole();

    @Override
    default List<Alternate> alternates() {
        return whole().alternates();
    }

    @Override
    default Optional<String> jsonLd() {
        return whole().jsonLd();
    }

    @Override
    default boolean isCitable() {
        return false;
    }
}
