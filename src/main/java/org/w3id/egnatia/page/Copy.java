package org.w3id.egnatia.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
 * @param engine what answers free queries in a reader's browser; empty if nothing does
 */
public record Copy(LocalDate day, Optional<URI> server, Optional<Engine> engine) {

    /**
     * An engine among the files.
     *
     * @param name      its name and version
     * @param bytes     its size
     * @param data      the path of the file that it reads, with the whole dataset
     * @param dataBytes the size of that file
     */
    public record Engine(String name, long bytes, String data, long dataBytes) {

        /** What a browser fetches before the first answer, in megabytes with one digit. */
        public String megabytes() {
            return BigDecimal.valueOf(bytes + dataBytes).movePointLeft(6).setScale(1, RoundingMode.UP).toString();
        }
    }

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
