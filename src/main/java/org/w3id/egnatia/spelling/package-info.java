/**
 * How writing is compared: one form for all scripts of the region, and how far apart two spellings are.
 *
 * <p>Uses nothing but the Java library.
 */
package org.w3id.egnatia.spelling;
