package org.w3id.egnatia.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIx;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * RIOT's parser profile, made strict: what RIOT lets pass with a warning is a finding with line and column here, and the
 * place of every triple is kept.
 *
 * <p>IRIs by RFC 3987, literals by XML Schema 1.1 part 2, language tags by BCP 47.
 */
final class StrictProfile extends ParserProfileStd {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final int MAX_IRI = 2048;
    private static final int MAX_LITERAL = 64 * 1024;
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern BAD_CHARACTER = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`]");
    private static final Pattern ENCODED_DELIMITER = Pattern.compile("%(2[fF]|5[cC]|00|0[aAdD])");
    private static final List<String> SCHEMES = List.of("http", "https");

    private final String file;
    private final List<Finding> findings;
    private final Map<Triple, Position> places = new HashMap<>();

    StrictProfile(String file, ErrorHandler handler, List<Finding> findings) {
        super(RiotLib.factoryRDF(), handler, IRIxResolver.create().noBase().allowRelative(true).build(),
                PrefixMapFactory.create(), new Context(), false, false);
        this.file = file;
        this.findings = findings;
    }

    Map<Triple, Position> places() {
        return places;
    }

    @Override
    public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
        Triple triple = super.createTriple(subject, predicate, object, line, column);
        places.putIfAbsent(triple, new Position(line, column));
        return triple;
    }

    @Override
    public void setBaseIRI(String iri) {
        add(0, 0, "base", "", "@base is not allowed in this repository; write IRIs in full or with a prefix");
        super.setBaseIRI(iri);
    }

    @Override
    public String resolveIRI(String iri, long line, long column) {
        return checked(iri, line, column);
    }

    @Override
    public Node createURI(String iri, long line, long column) {
        return getFactorRDF().createURI(checked(iri, line, column));
    }

    @Override
    public Node createURI(IRIx iri, long line, long column) {
        return createURI(iri.str(), line, column);
    }

    @Override
    public Node createTypedLiteral(String lexical, RDFDatatype datatype, long line, long column) {
        checkLength(lexical, line, column);
        String uri = datatype.getURI();
        if (uri.startsWith(XSD)) {
            checkXsd(lexical, uri, line, column);
        }
        return super.createTypedLiteral(lexical, datatype, line, column);
    }

    @Override
    public Node createStringLiteral(String lexical, long line, long column) {
        checkLength(lexical, line, column);
        return super.createStringLiteral(lexical, line, column);
    }

    @Override
    public Node createLangLiteral(String lexical, String tag, long line, long column) {
        checkLength(lexical, line, column);
        try {
            new Locale.Builder().setLanguageTag(tag);
        } catch (IllformedLocaleException e) {
            add(line, column, "bad-language", "", "'" + tag + "' is no well-formed language tag (BCP 47)");
        }
        return super.createLangLiteral(lexical, tag, line, column);
    }

    @Override
    public Node createLangDirLiteral(String lexical, String tag, String direction, long line, long column) {
        add(line, column, "rdf12", "", "text with a base direction (RDF 1.2) is not allowed in this repository");
        return super.createLangDirLiteral(lexical, tag, direction, line, column);
    }

    @Override
    public Node createTripleTerm(Node subject, Node predicate, Node object, long line, long column) {
        add(line, column, "rdf12", "", "quoted triples (RDF 1.2) are not allowed in this repository");
        return super.createTripleTerm(subject, predicate, object, line, column);
    }

    private void checkLength(String lexical, long line, long column) {
        if (lexical.length() > MAX_LITERAL && !lexical.startsWith("MULTIPOLYGON")) {
            add(line, column, "literal-too-long", "", "a literal of " + lexical.length() + " characters (limit " + MAX_LITERAL + ")");
        }
        for (int i = 0; i < lexical.length(); i++) {
            char c = lexical.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' || c >= 0x7F && c < 0xA0) {
                add(line, column, "control-character", "", String.format("a control character (U+%04X) in a literal", (int) c));
                return;
            }
        }
    }

    private void checkXsd(String lexical, String datatype, long line, long column) {
        String local = datatype.substring(XSD.length());
        RDFDatatype known = TypeMapper.getInstance().getTypeByName(datatype);
        if (!(known instanceof XSDDatatype)) {
            String hint = knownXsd(local);
            add(line, column, "unknown-datatype", "", "there is no datatype xsd:" + local + hint);
            return;
        }
        if (!known.isValid(lexical)) {
            add(line, column, "bad-lexical", "", "\"" + lexical + "\" is no xsd:" + local + reason(lexical, local));
        } else if ((local.equals("double") || local.equals("float")) && !Double.isFinite(finite(lexical))) {
            add(line, column, "not-finite", "", "NaN and INF are no amounts");
        } else if (!lexical.equals(lexical.strip()) && !local.equals("string")) {
            findings.add(new Finding(file, new Position(line, column), Severity.WARNING, "not-canonical", "",
                    "blanks around \"" + lexical.strip() + "\"; remove them"));
        }
    }

    private static double finite(String lexical) {
        String trimmed = lexical.strip();
        return trimmed.endsWith("INF") || trimmed.equals("NaN") ? Double.NaN : 0;
    }

    private static String knownXsd(String local) {
        for (String name : List.of("date", "dateTime", "integer", "decimal", "boolean", "string", "double", "gYear", "duration", "anyURI")) {
            if (name.equalsIgnoreCase(local)) {
                return " (did you mean xsd:" + name + "?)";
            }
        }
        return "";
    }

    private static String reason(String lexical, String local) {
        Matcher date = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})").matcher(lexical);
        return switch (local) {
            case "date" -> {
                if (lexical.contains("T")) {
                    yield ": there is a time in it; write YYYY-MM-DD";
                }
                if (date.matches()) {
                    yield ": there is no such day; check month and day";
                }
                yield ": write YYYY-MM-DD";
            }
            case "integer", "decimal" -> ": write digits only, without separators or units";
            case "boolean" -> ": write true or false";
            case "duration" -> ": write it as in P5Y";
            default -> "";
        };
    }

    private String checked(String iri, long line, long column) {
        Matcher scheme = SCHEME.matcher(iri);
        String focus = "<" + (iri.length() > 80 ? iri.substring(0, 80) + "…" : iri) + ">";
        if (!scheme.matches()) {
            add(line, column, "relative-iri", focus, "a relative IRI; write it in full or with a prefix");
        } else if (!SCHEMES.contains(scheme.group(1))) {
            add(line, column, "bad-scheme", focus, "scheme '" + scheme.group(1) + "' is not allowed (http or https)");
        } else if (iri.length() > MAX_IRI) {
            add(line, column, "iri-too-long", focus, "an IRI of " + iri.length() + " characters (limit " + MAX_IRI + ")");
        } else if (BAD_CHARACTER.matcher(iri).find()) {
            add(line, column, "bad-iri", focus, "a blank or another character that no IRI may have; percent-encode it");
        } else if (BAD_PERCENT.matcher(iri).find()) {
            add(line, column, "bad-iri", focus, "'%' without two hexadecimal digits is no percent-encoding");
        } else if (iri.startsWith(Namespaces.BASE) && ENCODED_DELIMITER.matcher(iri).find()) {
            add(line, column, "bad-iri", focus, "an encoded slash or control character in an IRI of ours");
        }
        return iri;
    }

    private void add(long line, long column, String rule, String focus, String message) {
        findings.add(new Finding(file, new Position(line, column), Severity.ERROR, rule, focus, message));
    }
}
