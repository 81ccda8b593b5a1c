package org.w3id.egnatia.page.fact;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * How a concept is shown beside its words: in a colour, with a sign, and in charts in a shade. All of it is said by the
 * vocabularies ({@code egn:tone}, {@code egn:rank}), so that a new concept brings it along.
 *
 * @param code  code of the tone in the list of tones, which names its class in the style sheets
 * @param sign  a sign, so that nothing is told by colour alone
 * @param rank  place in its order, 0 if it has none
 * @param shade how dark it is in charts, from 0 (light) to 4 (dark): the further what it names has come, the darker
 */
public record Tone(String code, String sign, int rank, int shade) {

    private static final int DARKEST = 4;
    private static final String GOOD = "good";
    private static final String PENDING = "pending";
    private static final String ENDED = "ended";
    private static final String UNKNOWN = "unknown";

    /** The tone of a concept. */
    public static Tone of(Things things, Node concept) {
        return things.look(concept, Tone.class, known -> read(things, known));
    }

    private static Tone read(Things things, Node concept) {
        String code = code(things, concept).orElse(UNKNOWN);
        String sign = things.value(concept, Egn.tone).flatMap(tone -> things.text(tone, SKOS.notation.asNode()))
                .orElse("");
        return new Tone(code, sign, rank(things, concept), shade(things, concept));
    }

    /** Name of its class in the style sheet. */
    public String style() {
        return "tag " + code;
    }

    /** True of what is as good as it can be. */
    public boolean isGood() {
        return code.equals(GOOD);
    }

    /** True of what says by itself that something is over. */
    public boolean isOver() {
        return code.equals(ENDED);
    }

    private static Optional<String> code(Things things, Node concept) {
        return things.value(concept, Egn.tone).map(Namespaces::code);
    }

    private static int rank(Things things, Node concept) {
        return things.text(concept, Egn.rank).map(Integer::valueOf).orElse(0);
    }

    /** The furthest of a list is the darkest, each before it is a step lighter; what does not lead there is light. */
    private static int shade(Things things, Node concept) {
        if (!leadsOn(things, concept)) {
            return 0;
        }
        int rank = rank(things, concept);
        long further = things.values(concept, SKOS.inScheme.asNode()).stream()
                .flatMap(scheme -> things.having(SKOS.inScheme.asNode(), scheme).stream())
                .filter(other -> leadsOn(things, other) && rank(things, other) > rank).distinct().count();
        return (int) Math.max(0, DARKEST - further);
    }

    private static boolean leadsOn(Things things, Node concept) {
        return code(things, concept).filter(code -> code.equals(GOOD) || code.equals(PENDING)).isPresent();
    }
}
