/**
 * Pages on the data as a whole: where sources differ, what is unconfirmed, what rests on which source, what was checked,
 * what happened since a day.
 *
 * <p>Depends on {@code page}, {@code release}, {@code query} and {@code vocab}.
 */
package org.w3id.egnatia.page.report;
