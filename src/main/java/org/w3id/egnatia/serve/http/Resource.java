package org.w3id.egnatia.serve.http;

import java.util.List;
import java.util.Map;
import org.w3id.egnatia.query.Parameter;

/** What answers at the addresses of a route. */
@FunctionalInterface
public interface Resource {

    /**
     * The answer. Its bytes are made only when they are asked for.
     *
     * @param target what is asked for; its parameters are those of the route and of {@link #parameters}, in canonical
     *               form
     * @throws RefusalException if there is none, and why
     */
    Answer answer(Target target) throws RefusalException;

    /** Parameters that one address of the route takes beside those of the route. */
    default List<Parameter> parameters(Target target) {
        return List.of();
    }

    /**
     * True if the answer in a form depends on the day that it is. Those of daily forms do, unless the address names a
     * day.
     */
    default boolean isDaily(Target target, Form form) {
        return target.route().daily().contains(form) && !target.namesDay();
    }

    /**
     * What an address names more for an answer that depends on the day that it is, so that it gives the same on any
     * later day.
     */
    default Map<String, String> days(Target target) {
        return target.namesDay() ? Map.of()
                : Map.of(target.route().dayParameters().get(0), target.edition().today().toString());
    }

    /** What the log is told of a request that is answered without asking this resource. */
    default Notes notes(Target target) {
        return Notes.NONE;
    }

    /** A refusal of a parameter, explained where this resource can do it better. */
    default Refusal explained(Target target, Refusal refusal) {
        return refusal;
    }

    /**
     * False while its answer does not follow from the data, the program and the address alone, so that none that was
     * given before is right.
     */
    default boolean isKeyed() {
        return true;
    }
}
