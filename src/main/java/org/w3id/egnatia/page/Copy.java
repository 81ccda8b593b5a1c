package org.w3id.egnatia.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A site that was written down as files: its pages stay those of one day, and what is not among the files is answered
 * elsewhere or nowhere.
 *
 * @param day    the day of which its pages are
 * @param server the address of a server that answers what the files do not, with a slash at its end; empty if nobody
 *               named one
 */
public record Copy(LocalDate day, Optional<URI> server) {
}
