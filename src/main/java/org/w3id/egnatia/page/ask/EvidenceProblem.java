package org.w3id.egnatia.page.ask;

import java.util.Optional;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.page.View;

/** Why the rows of a query have no evidence, in one sentence that says what to do. */
public final class EvidenceProblem {

    private EvidenceProblem() {
    }

    /** The sentence; empty if they can have it. */
    public static Optional<String> of(Carriers carriers, View view) {
        return carriers.why() == Carriers.Why.CAN ? Optional.empty()
                : Optional.of(view.text("sparql.evidence." + switch (carriers.why()) {
                    case SUMMED_UP -> "summed-up";
                    case CUT -> "cut";
                    default -> "nobody";
                }));
    }
}
