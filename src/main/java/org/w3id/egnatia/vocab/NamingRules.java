package org.w3id.egnatia.vocab;

/** How things are named by rule, wherever they are shown. */
public final class NamingRules {

    /** The footnote that belongs to every asterisk behind Kosovo in texts of the European Union. */
    public static final String KOSOVO_FOOTNOTE =
            "* This designation is without prejudice to positions on status, and is "
            + "in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.";

    private NamingRules() {
    }
}
