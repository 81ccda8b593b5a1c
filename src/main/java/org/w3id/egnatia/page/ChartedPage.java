package org.w3id.egnatia.page;

import java.util.List;

/** A page with charts: their look, and what they do under a pointer or a key. */
public interface ChartedPage extends Page {

    @Override
    default List<String> styles() {
        return List.of("charts.css");
    }

    @Override
    default List<String> scripts() {
        return List.of("charts.js");
    }
}
