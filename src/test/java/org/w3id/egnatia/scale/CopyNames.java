package org.w3id.egnatia.scale;

/**
 * Made-up names, one for each copy: three syllables, in an order that a seed decides. No two copies have the same, and
 * the first, which is the real graph, has none.
 */
final class CopyNames {

    /** How many there are. */
    static final int COUNT = 70 * 70 * 70;

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    /** Without a divisor in common with {@link #COUNT}, so that no two numbers meet. */
    private static final long STEP = 123_457;

    private final long start;

    CopyNames(long seed) {
        this.start = Math.floorMod(seed * STEP, COUNT);
    }

    /** The name of a copy; empty for the first. */
    String of(int copy) {
        if (copy == 0) {
            return "";
        }
        int number = (int) ((start + copy * STEP) % COUNT);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int syllable = number % (CONSONANTS.length() * VOWELS.length());
            name.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
            number /= CONSONANTS.length() * VOWELS.length();
        }
        return name.toString();
    }
}
