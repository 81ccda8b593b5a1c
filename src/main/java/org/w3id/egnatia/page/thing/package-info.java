/**
 * Pages about things: what each of our IRIs shows when it is opened in a browser.
 *
 * <p>A part of the room {@code page}, with the same dependencies.
 */
package org.w3id.egnatia.page.thing;
