package org.w3id.egnatia.publish;

/**
 * How large a file is, and its checksum.
 *
 * @param bytes  how many
 * @param sha256 over them, in lower-case hexadecimal
 */
public record FileSize(long bytes, String sha256) {
}
