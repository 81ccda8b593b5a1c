/**
 * Figures as charts: series and what each counts, the map of the region by measure, and the addresses under which charts
 * can be had as files.
 *
 * <p>A part of the room {@code page}, with the same dependencies.
 */
package org.w3id.egnatia.page.figure;
