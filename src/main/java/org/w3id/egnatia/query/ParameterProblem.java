package org.w3id.egnatia.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why parameters are refused.
 *
 * @param parameter the name that was given, or that of the parameter that is missing
 * @param known     true if there is such a parameter, so that its value is what is wrong
 * @param wrong     what is wrong, without the name of the parameter and without a full stop
 * @param accepted  what is accepted: values, or the names of parameters; empty if it is said in words or stands
 *                  elsewhere
 * @param inWords   what is accepted, in words; empty if it is said by the list
 * @param address   path of the page that lists what is accepted; empty if there is none
 * @param nearest   what may have been meant, the nearest first
 */
public record ParameterProblem(String parameter, boolean known, String wrong, List<Choice> accepted, String inWords,
                               String address, List<Choice> nearest) implements ParameterReading {

    /** A list of no more than this stands in the sentence. */
    private static final int FEW = 40;

    public ParameterProblem {
        accepted = List.copyOf(accepted);
        nearest = List.copyOf(nearest);
    }

    /** What may have been meant, as a question; empty if nothing is near. */
    public String didYouMean() {
        return nearest.isEmpty() ? "" : "Did you mean "
                + nearest.stream().map(Choice::inWords).collect(Collectors.joining(" or ")) + "?";
    }

    /** What is accepted, in words. */
    public String isAccepted() {
        if (!inWords.isEmpty()) {
            return inWords;
        }
        if (accepted.isEmpty()) {
            return known ? "" : "no parameter";
        }
        if (accepted.size() <= FEW) {
            return accepted.stream().map(Choice::inWords).collect(Collectors.joining(", "));
        }
        return accepted.size() + " values" + (address.isEmpty() ? "" : ", listed at /" + address);
    }

    /** What is wrong, what may have been meant and what is accepted, to be read beside the name of the parameter. */
    public String advice() {
        String accepts = isAccepted();
        return wrong + "." + (nearest.isEmpty() ? "" : " " + didYouMean())
                + (accepts.isEmpty() ? "" : " Accepted: " + accepts + ".");
    }

    /** All of it in one line. */
    public String sentence() {
        return known ? "The parameter " + parameter + ": " + advice() : advice();
    }
}
