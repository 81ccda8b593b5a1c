/**
 * The command line: parse, call one operation, print. Only here does anything print or exit.
 *
 * <p>Depends on every other room.
 */
package org.w3id.egnatia.cli;
