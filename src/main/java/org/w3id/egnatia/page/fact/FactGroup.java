package org.w3id.egnatia.page.fact;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.page.Name;

/**
 * The facts of one kind in which a thing takes part.
 *
 * @param type  their type
 * @param kind  their kind; empty for those that name none
 * @param facts the facts, newest first, undated ones last; read one with {@link Facts#read}
 */
public record FactGroup(FactType type, Optional<Name> kind, List<Node> facts) {
}
