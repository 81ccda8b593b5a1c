/** The dumps in engines of others. Compiled and run by the profile {@code engines} only. */
package org.w3id.egnatia.engines;
