package org.w3id.egnatia.page.matrix;

import java.util.Locale;
import org.w3id.egnatia.page.fact.Tone;

/**
 * What a cell shows. The order is that in which phases that hold at once are told: what limits or binds more goes first.
 * "None" is asserted by a source; "not researched" says that nobody looked, which is another thing.
 */
public enum State {
    SUSPENDED(Tone.BAD, "‖"),
    IN_FORCE(Tone.GOOD, "●"),
    PROVISIONAL(Tone.GOOD, "◐"),
    RATIFIED(Tone.WAIT, "◕"),
    SIGNED(Tone.WAIT, "◑"),
    INITIALLED(Tone.WAIT, "◔"),
    /** A tie without legal phases that a source states, such as participation. */
    HOLDS(Tone.GOOD, "◆"),
    PROPOSED(Tone.WAIT, "○"),
    NONE(Tone.NONE, "–"),
    /** All phases are over. */
    ENDED(Tone.NONE, "◌"),
    /** The first phase began after the day. */
    NOT_YET(Tone.NONE, "·"),
    /** There are amounts of money and nothing else. */
    AMOUNTS(Tone.GOOD, "€"),
    /** Only unconfirmed facts speak of it. */
    UNCONFIRMED(Tone.WAIT, "?"),
    /** Facts of another kind name both. */
    OTHERWISE(Tone.NONE, "→"),
    NOT_RESEARCHED(Tone.NONE, "");

    private final Tone tone;
    private final String sign;

    State(Tone tone, String sign) {
        this.tone = tone;
        this.sign = sign;
    }

    /** Its colours. */
    public Tone tone() {
        return tone;
    }

    /** A sign, so that the state is not told by colour alone. */
    public String sign() {
        return sign;
    }

    /** The key of its name. */
    public String key() {
        return "matrix.state." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state that a status of a relation stands for. */
    static State of(String status) {
        return switch (status) {
            case "suspended" -> SUSPENDED;
            case "in-force" -> IN_FORCE;
            case "provisional" -> PROVISIONAL;
            case "ratified" -> RATIFIED;
            case "signed" -> SIGNED;
            case "initialled" -> INITIALLED;
            case "proposed", "decided", "decided-conditionally" -> PROPOSED;
            case "none" -> NONE;
            case "ended" -> ENDED;
            default -> HOLDS;
        };
    }
}
