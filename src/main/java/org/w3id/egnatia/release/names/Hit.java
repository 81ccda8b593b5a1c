package org.w3id.egnatia.release.names;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A thing that was found, and why.
 *
 * @param thing     its IRI
 * @param category  what kind of thing it is
 * @param confirmed false if only unconfirmed facts speak of it
 * @param level     how well it matches
 * @param name      the name that matches; empty where nothing was asked for in words
 */
public record Hit(Node thing, Category category, boolean confirmed, Level level, Optional<FoundName> name) {
}
