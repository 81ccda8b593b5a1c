package org.w3id.egnatia.load;

/** How grave a {@link Finding} is. Only an error keeps a release from being made. */
public enum Severity {
    /** The data must not be published with this fault. */
    ERROR,
    /** Legal, but probably not what was meant. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** The word used in the text, JSON and SARIF output. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
