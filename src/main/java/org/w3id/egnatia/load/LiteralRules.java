package org.w3id.egnatia.load;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.vocabulary.RDF;

/**
 * The rules for literals: their characters, their lexical form by XML Schema 1.1 part 2, the datatypes that RDF 1.1
 * knows, and language tags by BCP 47 with the language and country codes of ISO 639 and ISO 3166.
 */
final class LiteralRules {

    /** Length limit of a literal in UTF-16 code units; geometries may be longer. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";
    private static final Set<String> OTHER_DATATYPES = Set.of(RDF.HTML.getURI(), RDF.dtXMLLiteral.getURI(), WKT);
    /** Datatypes of XML Schema that RDF 1.1 Concepts, section 5.1, leaves out. */
    private static final Set<String> NOT_FOR_RDF =
            Set.of("QName", "ENTITY", "ID", "IDREF", "NOTATION", "IDREFS", "ENTITIES", "NMTOKENS");
    private static final Set<String> TEXTS = Set.of("string", "normalizedString", "token", "anyURI");
    private static final Set<String> INTEGERS = Set.of("integer", "int", "long", "short", "byte", "nonNegativeInteger",
            "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
            "unsignedByte");
    private static final Pattern DATE = Pattern.compile("(-?\\d{4,})-(\\d{2})-(\\d{2})(Z|[+-].*)?");
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Pattern PADDED_INTEGER = Pattern.compile("[+-]?0\\d+|\\+\\d+");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Codes of ISO 15924 for scripts that Unicode counts with another one. */
    private static final Set<String> JOINT_SCRIPTS = Set.of("Hans", "Hant", "Jpan", "Kore", "Zxxx", "Zyyy");

    private LiteralRules() {
    }

    /** What is wrong with the text of any literal. */
    static List<Fault> ofText(String text) {
        if (text.length() <= MAX_LENGTH && CharacterRules.isPlain(text) && text.indexOf('&') < 0) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        if (text.length() > MAX_LENGTH && !text.startsWith("MULTIPOLYGON")) {
            faults.add(new Fault("literal-too-long", "a literal of " + text.length()
                    + " characters (limit " + MAX_LENGTH
                    + "); say it shorter and link to the whole"));
        }
        CharacterRules.faultIn(text).ifPresent(faults::add);
        if (isAscii(text)) {
            entity(text).ifPresent(faults::add);
            return faults;
        }
        CharacterRules.mixedWord(text).ifPresent(word -> faults.add(new Fault("mixed-script", Severity.WARNING,
                "'" + word + "' mixes letters of two scripts that look alike; write it in one")));
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            faults.add(new Fault("not-canonical", Severity.WARNING,
                    "letters in another Unicode form than NFC, so a search does not find them; write the text in NFC"));
        }
        entity(text).ifPresent(faults::add);
        return faults;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static Optional<Fault> entity(String text) {
        Matcher entity = text.indexOf('&') < 0 ? null : ENTITY.matcher(text);
        return entity == null || !entity.find() ? Optional.empty()
                : Optional.of(new Fault("html-entity", Severity.WARNING,
                "'" + entity.group() + "' is HTML, and is shown as it stands; write the character itself"));
    }

    /** What is wrong with a lexical form under a datatype. */
    static Optional<Fault> ofDatatype(String lexical, String datatype) {
        if (datatype.equals(RDF.langString.getURI()) || datatype.equals(RDF.dirLangString.getURI())) {
            return Optional.of(new Fault("bad-lexical",
                    "a text with the datatype of texts that have a language, but without "
                    + "one; write \"…\"@en instead"));
        }
        if (!datatype.startsWith(XSD)) {
            return other(lexical, datatype);
        }
        String local = datatype.substring(XSD.length());
        RDFDatatype known = TypeMapper.getInstance().getTypeByName(datatype);
        if (!(known instanceof XSDDatatype) || NOT_FOR_RDF.contains(local)) {
            return Optional.of(new Fault("unknown-datatype", "there is no datatype xsd:" + local + meant(local)));
        }
        if (!known.isValid(lexical) || local.equals("language") && languageFault(lexical.strip()).isPresent()
                || local.equals("anyURI") && lexical.matches("(?s).*[\\s<>\"{}|^`\\\\].*") || !isDay(lexical, local)) {
            return Optional.of(new Fault("bad-lexical", "\"" + lexical + "\" is no xsd:" + local
                    + reason(lexical, local)));
        }
        return xsdValue(lexical, local);
    }

    private static Optional<Fault> other(String lexical, String datatype) {
        if (!OTHER_DATATYPES.contains(datatype)) {
            return Optional.of(new Fault("unknown-datatype",
                    "<" + datatype + "> is no datatype that readers of our data know; "
                    + "use one of XML Schema, such as xsd:decimal"));
        }
        RDFDatatype known = TypeMapper.getInstance().getTypeByName(datatype);
        boolean wrong = known != null && !known.isValid(lexical);
        return wrong
                ? Optional.of(new Fault("bad-lexical", "the text is not well formed for <" + datatype
                        + ">; mend its marks"))
                : Optional.empty();
    }

    private static Optional<Fault> xsdValue(String lexical, String local) {
        String value = lexical.strip();
        boolean floating = local.equals("double") || local.equals("float");
        if (floating && !Double.isFinite(value.endsWith("INF") || value.equals("NaN") ? Double.NaN
                : Double.parseDouble(value))) {
            return Optional.of(new Fault("not-finite", "NaN and INF are no amounts; leave out what is not known"));
        }
        if (!TEXTS.contains(local) && !value.equals(lexical)) {
            return canonical("blanks around \"" + value + "\"; remove them");
        }
        if (INTEGERS.contains(local) && PADDED_INTEGER.matcher(value).matches()) {
            return canonical("\"" + value + "\" has a sign or a zero that says nothing; remove it");
        }
        return zoneOrYear(value, local);
    }

    private static Optional<Fault> zoneOrYear(String value, String local) {
        Matcher date = DATE.matcher(value);
        if (local.equals("date") && date.matches()) {
            if (date.group(4) != null) {
                return Optional.of(new Fault("time-zone", Severity.WARNING,
                        "a day with a time zone is neither equal to nor comparable with one without; write "
                        + "YYYY-MM-DD"));
            }
            long year = Long.parseLong(date.group(1));
            if (year < 1000 || year > 2200) {
                return Optional.of(new Fault("implausible-date",
                        "the year " + year + " is none of ours; check its digits"));
            }
        }
        if (local.equals("dateTime") && !ZONE.matcher(value.replaceFirst("^-?\\d+-\\d\\d-\\d\\dT", "")).matches()) {
            return Optional.of(new Fault("time-zone", Severity.WARNING,
                    "a moment without a time zone means another moment in every place; end it with Z or an offset"));
        }
        return Optional.empty();
    }

    private static Optional<Fault> canonical(String message) {
        return Optional.of(new Fault("not-canonical", Severity.WARNING, message));
    }

    /** XML Schema's own rule for days, which Jena keeps for dates and not for everything that holds one. */
    private static boolean isDay(String lexical, String local) {
        Matcher date = Pattern.compile("\\s*-?(\\d{4})-(\\d{2})-(\\d{2})(T.*|Z|[+-].*)?\\s*").matcher(lexical);
        if (!Set.of("date", "dateTime", "dateTimeStamp").contains(local) || !date.matches()) {
            return true;
        }
        try {
            LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)),
                    Integer.parseInt(date.group(3)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String meant(String local) {
        for (String name : List.of("date", "dateTime", "integer", "decimal", "boolean", "string", "double",
                "float", "gYear",
                "gYearMonth", "duration", "anyURI", "time", "int", "long", "nonNegativeInteger", "positiveInteger")) {
            if (name.equalsIgnoreCase(local)) {
                return " (did you mean xsd:" + name + "?)";
            }
        }
        return switch (local.toLowerCase(Locale.ROOT)) {
            case "number", "numeric" -> " (did you mean xsd:decimal?)";
            case "bool" -> " (did you mean xsd:boolean?)";
            case "year" -> " (did you mean xsd:gYear?)";
            case "text", "str", "langstring" -> " (did you mean xsd:string?)";
            case "uri", "url", "iri" -> " (did you mean xsd:anyURI?)";
            default -> "; use one that XML Schema has, such as xsd:string";
        };
    }

    private static String reason(String lexical, String local) {
        return switch (local) {
            case "date" -> {
                if (lexical.matches("\\s*\\d{4}\\s*")) {
                    yield ": a year alone is xsd:gYear";
                }
                if (lexical.contains("T")) {
                    yield ": there is a time in it; write YYYY-MM-DD";
                }
                yield DATE.matcher(lexical).matches() ? ": there is no such day; check month and day"
                        : ": write YYYY-MM-DD";
            }
            case "dateTime", "dateTimeStamp" -> ": write YYYY-MM-DDThh:mm:ssZ, with a day and a time that there are";
            case "time" -> ": write hh:mm:ss";
            case "gYear" -> ": write YYYY";
            case "gYearMonth" -> ": write YYYY-MM";
            case "decimal" -> ": write digits only, with a point and without separators or units";
            case "double", "float" -> ": write it as in 1.5E3";
            case "boolean" -> ": write true or false";
            case "duration", "dayTimeDuration", "yearMonthDuration" -> ": write it as in P5Y";
            case "anyURI" -> ": write an address without blanks";
            case "hexBinary", "base64Binary" -> ": the digits are not complete";
            default -> INTEGERS.contains(local)
                    ? ": write digits only, without separators or units, and within its range"
                    : "; check it";
        };
    }

    /** What is wrong with a language tag. */
    static Optional<Fault> ofLanguage(String tag) {
        Optional<Fault> fault = languageFault(tag);
        if (fault.isPresent()) {
            return fault;
        }
        String usual = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        return usual.equalsIgnoreCase(tag) && !usual.equals(tag)
                ? canonical("the language tag is usually written '" + usual
                        + "'; write it so, for readers that compare letters")
                : Optional.empty();
    }

    private static Optional<Fault> languageFault(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            String language = tag.split("-")[0].toLowerCase(Locale.ROOT);
            boolean known = language.length() == 2 ? LANGUAGES.contains(language)
                    : language.length() == 3 || language.equals("x") || language.equals("i");
            if (!known) {
                return language("there is no language '" + language + "'; write its code, such as en");
            }
            if (locale.getCountry().length() == 2 && !COUNTRIES.contains(locale.getCountry())) {
                return language("there is no country '" + locale.getCountry() + "' in ISO 3166"
                        + (locale.getCountry().equals("UK") ? "; write GB" : "; leave it out"));
            }
            if (!locale.getScript().isEmpty() && !JOINT_SCRIPTS.contains(locale.getScript())) {
                Character.UnicodeScript.forName(locale.getScript());
            }
            return Optional.empty();
        } catch (IllformedLocaleException e) {
            return language("'" + tag + "' is no well-formed language tag (BCP 47); write one such as en or sr-Latn");
        } catch (IllegalArgumentException e) {
            return language("'" + tag + "' names a script that there is not; write one such as sr-Latn");
        }
    }

    private static Optional<Fault> language(String message) {
        return Optional.of(new Fault("bad-language", message));
    }
}
