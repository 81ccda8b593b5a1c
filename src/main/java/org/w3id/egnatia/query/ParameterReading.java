package org.w3id.egnatia.query;

/** What comes of reading the values that were given: all values, or a problem with one of them. */
public sealed interface ParameterReading permits ParameterValues, ParameterProblem {
}
