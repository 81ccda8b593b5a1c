/**
 * What is larger than the real graph: the graph many times over, and the program with it, for measuring. It is not
 * shipped.
 */
package org.w3id.egnatia.scale;
