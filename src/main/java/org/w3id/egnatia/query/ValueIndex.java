package org.w3id.egnatia.query;

import java.util.List;
import java.util.Optional;

/** What a release knows of the values that parameters can have: which there are, and how people write them. */
public interface ValueIndex {

    /** The values of a list, in the order in which they are shown. */
    List<Choice> choices(ValueList list);

    /**
     * The values of a list that a text names: by the code in any case, by a name in any language and script, or by the
     * IRI.
     *
     * @return none, one, or several if they share the name
     */
    List<Choice> named(ValueList list, String text);

    /** The values of a list that are written most like a text, the nearest first. */
    List<Choice> nearest(ValueList list, String text, int most);

    /** What a text names at all, whatever its list. */
    Optional<Choice> anything(String text);
}
