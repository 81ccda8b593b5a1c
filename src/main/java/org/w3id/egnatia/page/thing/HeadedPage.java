package org.w3id.egnatia.page.thing;

import java.util.List;
import org.w3id.egnatia.page.Page;

/** A page on one thing, which says at its head what the thing is. */
interface HeadedPage extends Page {

    /** What the page begins with. */
    Head head();

    @Override
    default String title() {
        return head().name().text();
    }

    @Override
    default String description() {
        return head().sentence().isEmpty() ? title() : head().sentence().text();
    }

    @Override
    default List<Alternate> alternates() {
        return head().alternates();
    }

    @Override
    default boolean isCitable() {
        return false;
    }
}
