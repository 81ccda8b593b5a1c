package org.w3id.egnatia.load;

/**
 * A place in a text file.
 *
 * @param line   counted from 1; 0 for no particular line
 * @param column counted from 1; 0 for no particular column
 */
public record Position(long line, long column) implements Comparable<Position> {

    /** The file as a whole. */
    public static final Position NONE = new Position(0, 0);

    @Override
    public int compareTo(Position other) {
        return line != other.line ? Long.compare(line, other.line) : Long.compare(column, other.column);
    }

    /** The place of a character offset in a text, where LF, CR LF and CR alone end a line. */
    public static Position at(CharSequence text, int offset) {
        long line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crOfCrLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !crOfCrLf) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, offset - lineStart + 1L);
    }
}
