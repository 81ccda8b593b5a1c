package org.w3id.egnatia.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A site that was written down as files: its pages stay those of one day, and what is not among the files is answered
 * elsewhere or nowhere.
 *
 * @param day    the day of which its pages are
 * @param server the address of a server that answers what the files do not, with a slash at its end; empty if nobody
 *               named one
 */
public record Copy(LocalDate day, Optional<URI> server) {

    private static final Set<String> FORMS = Set.of("ttl", "jsonld");
    private static final Pattern FACTS = Pattern.compile("doc/(relation|event|figure|statement|evidence)/.*");

    /**
     * True if the description at a path has a file in a form beside its page. Facts and evidence have none, since they
     * are many, and stand in the files of what they are about.
     *
     * @param path   of the document, such as {@code doc/actor/srb}
     * @param ending of the form, such as {@code ttl}
     */
    public static boolean hasFile(String path, String ending) {
        return FORMS.contains(ending) && !FACTS.matcher(path).matches();
    }
}
