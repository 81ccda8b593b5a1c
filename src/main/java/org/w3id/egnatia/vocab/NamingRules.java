package org.w3id.egnatia.vocab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How things are named by rule, wherever they are shown. */
public final class NamingRules {

    /** The footnote that belongs to every asterisk behind Kosovo in texts of the European Union. */
    public static final String KOSOVO_FOOTNOTE =
            "* This designation is without prejudice to positions on status, and is "
            + "in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.";

    // Kosovo, Kosova and Косово, with its endings, before the asterisk that it has in every language.
    private static final Pattern KOSOVO = Pattern.compile("(Kosov|Косов)\\p{L}*\\*");

    private NamingRules() {
    }

    /** True if a text in any language of the site names Kosovo with its asterisk, so that the footnote is due. */
    public static boolean namesKosovo(String text) {
        return asterisk(text) >= 0;
    }

    /** Where the asterisk of Kosovo first stands in a text in any language of the site; -1 if it does not. */
    public static int asterisk(String text) {
        Matcher kosovo = KOSOVO.matcher(text);
        return kosovo.find() ? kosovo.end() - 1 : -1;
    }
}
