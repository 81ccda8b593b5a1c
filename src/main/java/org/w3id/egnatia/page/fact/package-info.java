/**
 * Facts as all pages show them: a relation, event, figure or statement with who takes part, when, on which evidence,
 * and whether it holds on the day of the view.
 *
 * <p>Uses {@code describe}, {@code page}, {@code vocab}; of libraries {@code org.apache.jena}.
 */
package org.w3id.egnatia.page.fact;
