/**
 * Facts as all pages show them: a relation, event, figure or statement with who takes part, when, on which evidence, and
 * whether it holds on the day of the view.
 *
 * <p>A part of the room {@code page}, with the same dependencies.
 */
package org.w3id.egnatia.page.fact;
