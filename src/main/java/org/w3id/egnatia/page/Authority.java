package org.w3id.egnatia.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of others whose identifiers the data uses, and how an identifier is written for readers. */
enum Authority {

    /** Items of Wikidata. */
    WIKIDATA("https?://www\\.wikidata\\.org/entity/([QP]\\d+)", "Wikidata $1"),
    /** Concepts of EuroVoc. */
    EUROVOC("http://eurovoc\\.europa\\.eu/(\\w+)", "EuroVoc $1"),
    /** Places of GeoNames. */
    GEONAMES("https?://sws\\.geonames\\.org/(\\d+)/?", "GeoNames $1"),
    /** Bodies in the authority table of the Publications Office of the European Union. */
    CORPORATE_BODY("http://publications\\.europa\\.eu/resource/authority/corporate-body/(\\w+)",
            "Publications Office: corporate body $1"),
    /** Its other tables, such as those of languages and countries. */
    AUTHORITY_TABLE("http://publications\\.europa\\.eu/resource/authority/([a-z]+)/(\\w+)",
            "Publications Office: $1 $2"),
    /** Licences of Creative Commons. */
    CREATIVE_COMMONS("https?://creativecommons\\.org/licenses/by/([\\d.]+)/?", "CC BY $1");

    private final Pattern pattern;
    private final String form;

    Authority(String pattern, String form) {
        this.pattern = Pattern.compile(pattern);
        this.form = form;
    }

    /** The list and the identifier in it; an address of no list that is known here as it is. */
    static String shorten(String iri) {
        for (Authority authority : values()) {
            Matcher matcher = authority.pattern.matcher(iri);
            if (matcher.matches()) {
                return matcher.replaceFirst(authority.form);
            }
        }
        return iri;
    }
}
