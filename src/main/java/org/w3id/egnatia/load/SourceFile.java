package org.w3id.egnatia.load;

import java.nio.charset.StandardCharsets;

/**
 * A file as read: its path and its bytes, nothing interpreted.
 *
 * @param path    relative to the workspace, with {@code /} between the parts
 * @param content the bytes; not copied, and never changed by anyone
 */
public record SourceFile(String path, byte[] content) {

    /** The content as text; bytes that are no UTF-8 become U+FFFD, so check them first. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The file's name without folders and without its ending. */
    public String stem() {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
