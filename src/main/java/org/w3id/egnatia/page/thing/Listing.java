package org.w3id.egnatia.page.thing;

import java.util.List;
import org.w3id.egnatia.page.fact.Fact;

/**
 * One list of a thing in full, page by page.
 *
 * @param title what is listed
 * @param facts the facts of this page, if facts are listed
 * @param links the things or values of this page, if those are listed
 * @param total length of the whole list
 * @param key   names the list
 * @param page  number of this page, from 1
 * @param pages number of pages
 */
public record Listing(String title, List<Fact> facts, List<Value> links, int total, String key, int page, int pages) {

    private static final int LENGTH = 40;

    /** The items of a page. */
    static <T> List<T> slice(List<T> all, int page) {
        return all.subList(Math.min(all.size(), (page - 1) * LENGTH), Math.min(all.size(), page * LENGTH));
    }

    /** The number of pages of a list. */
    static int pages(int total) {
        return Math.max(1, (total + LENGTH - 1) / LENGTH);
    }
}
