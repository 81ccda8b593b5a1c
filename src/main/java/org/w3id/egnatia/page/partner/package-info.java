/**
 * A partner as analysts look at it: status, negotiations, agreements and conventions through their phases, money, figures,
 * and what each source says.
 *
 * <p>A part of the room {@code page}, with the same dependencies.
 */
package org.w3id.egnatia.page.partner;
