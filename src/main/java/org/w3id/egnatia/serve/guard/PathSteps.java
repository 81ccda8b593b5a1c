package org.w3id.egnatia.serve.guard;

import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;

/** The length of property paths. */
final class PathSteps {

    private PathSteps() {
    }

    /** How many predicates and operators a path has. */
    static int of(Path path) {
        if (path instanceof P_Path2 two) {
            return 1 + of(two.getLeft()) + of(two.getRight());
        }
        if (path instanceof P_Path1 one) {
            return 1 + of(one.getSubPath());
        }
        return path instanceof P_NegPropSet set ? set.getNodes().size() : 1;
    }
}
