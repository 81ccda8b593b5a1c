package org.w3id.egnatia.serve.guard;

/** A text that a regular expression reads by leave of an {@link Allowance}: backtracking reads it again and again. */
final class WatchedText implements CharSequence {

    private static final int READS_PER_LOOK = 4_096;

    private final String text;
    private final Allowance allowance;
    private int reads;

    WatchedText(String text, Allowance allowance) {
        this.text = text;
        this.allowance = allowance;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++reads % READS_PER_LOOK == 0) {
            allowance.look();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
