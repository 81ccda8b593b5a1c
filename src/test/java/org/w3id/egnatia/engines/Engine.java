package org.w3id.egnatia.engines;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An engine of others with one file of a release in it. What it does not answer, it says by an exception. */
interface Engine extends AutoCloseable {

    /** No question is given longer, on a busy machine either. */
    Duration LIMIT = Duration.ofMinutes(3);

    /** The rows of a SELECT query in their order, as {@link Cells} writes them. */
    List<String> rows(String query) throws IOException;

    /** The triples of its default graph, as {@link Cells} writes them. */
    Set<String> defaultGraph() throws IOException;

    @Override
    void close() throws IOException;
}
