package org.w3id.egnatia.page.chart;

/** A chart: what it shows in words, in numbers and as a picture. */
public interface Chart {

    /** What it shows, in a line. */
    String title();

    /** What there is to be seen in it, for those who do not see it. */
    String description();

    /** The same values as a table. */
    Table table();

    /** What else a reader must know to read it; may be empty. */
    default String notes() {
        return "";
    }

    /** True if parts of the picture are links. */
    default boolean linked() {
        return false;
    }

    /** True if so much stands in it that a closer look helps. */
    default boolean isDense() {
        return false;
    }

    /**
     * Draws it.
     *
     * @param id    begins the names of what the picture refers to inside itself
     * @param width in user units; texts keep their size, so that a narrow drawing suits a narrow screen
     */
    Drawing draw(String id, double width);
}
