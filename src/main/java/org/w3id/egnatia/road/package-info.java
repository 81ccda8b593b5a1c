/**
 * The road from what people edit to a release: load, check, derive, release, each a step of the room of its name.
 * Commands, the server's start, its reloads and the tests go along it and nowhere else.
 *
 * <p>Uses {@code check}, {@code derive}, {@code load}, {@code query}, {@code release}.
 */
package org.w3id.egnatia.road;
