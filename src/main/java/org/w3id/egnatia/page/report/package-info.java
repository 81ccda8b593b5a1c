/**
 * Pages on the data as a whole: where sources differ, what is unconfirmed, what rests on which source, what was
 * checked, what happened since a day.
 *
 * <p>Uses {@code check}, {@code describe}, {@code page}, {@code page.ask}, {@code page.fact}, {@code page.feed},
 * {@code publish}, {@code publish.change}, {@code query}, {@code release}, {@code vocab}; of libraries
 * {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.report;
