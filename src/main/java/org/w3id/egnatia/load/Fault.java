package org.w3id.egnatia.load;

/**
 * What is wrong with a piece of a file, before its place is known.
 *
 * @param rule     name of the rule, in kebab case
 * @param severity how grave it is
 * @param message  one English sentence: what is wrong, why, and what to do
 */
record Fault(String rule, Severity severity, String message) {

    /** An error. */
    Fault(String rule, String message) {
        this(rule, Severity.ERROR, message);
    }
}
