/**
 * Grades that the Commission gives the partners: all areas in a year, one area over the years, and the rule of law of a
 * partner.
 *
 * <p>Uses {@code page}, {@code page.ask}, {@code page.fact}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.assessment;
