package org.w3id.egnatia.page.thing;

import java.util.Optional;
import org.w3id.egnatia.page.Name;

/**
 * A value of a property.
 *
 * @param name     the thing that it is, if it is a thing
 * @param text     the text that it is otherwise
 * @param language language of the text as a BCP 47 tag; may be empty
 */
public record Value(Optional<Name> name, String text, String language) {
}
