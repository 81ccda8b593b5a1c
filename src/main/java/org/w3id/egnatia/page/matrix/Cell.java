package org.w3id.egnatia.page.matrix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Status;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What stands between a partner and the thing of a row.
 *
 * @param partner   the partner
 * @param state     the state on the day: the status of the tie that is told, or why none is
 * @param since     since when it holds, or when the last phase was over
 * @param otherwise the days that other sources give for that
 * @param facts     the facts behind it, in the order of their IRIs; none where nobody has looked
 * @param sources   the sources on which they rest
 */
public record Cell(Name partner, Status state, Optional<PreciseDate> since, List<PreciseDate> otherwise,
                   List<Node> facts, List<Node> sources) {

    private static final Set<String> LATER = Set.of("not-begun", "not-recorded-then", "told-later");

    /** True if all that is recorded of the two is of later than the day. */
    public boolean isLater() {
        return LATER.contains(Namespaces.code(state.name().node()));
    }

    /** The day in words, with those that other sources give; empty if there is none. */
    public String when(View view) {
        return Differing.inWords(view, since, otherwise);
    }
}
