package org.w3id.egnatia.load;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.rfc3986.IRI3986;
import org.apache.jena.rfc3986.IRIParseException;
import org.apache.jena.rfc3986.Issue;
import org.apache.jena.rfc3986.Violation;
import org.w3id.egnatia.spelling.EditDistance;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The rules for an IRI by itself: absolute, http or https, well formed by RFC 3987 and in the one spelling that
 * compares equal everywhere (RFC 3986, section 6.2), and not one of the usual misspellings of a namespace.
 */
final class IriRules {

    /** Length limit in UTF-16 code units. */
    static final int MAX_LENGTH = 2048;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern BAD_CHARACTER = Pattern.compile("[\\x00-\\x20<>\"{}|\\\\^`\u00A0\u2000-\u200B\u3000]");
    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(2[dDeE]|3[0-9]|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])");
    private static final Pattern ENCODED_DELIMITER = Pattern.compile("%(2[fF]|5[cC]|[01][0-9a-fA-F]|7[fF])");
    private static final Pattern TWO_SCHEMES = Pattern.compile("(?i)https?:/*https?:.*");
    private static final Pattern LOCAL_HOST = Pattern.compile("(?i)localhost|.*\\.local(host)?|127\\..*|10\\..*"
            + "|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*|0\\.0\\.0\\.0|\\[(::1?|f[cd].*|fe80.*)]");
    private static final List<String> SCHEMES = List.of("http", "https");
    /** Namespaces of others that stand close to those we use, and are right. */
    private static final List<String> ALSO_RIGHT =
            List.of("http://purl.org/dc/elements/1.1/", "http://www.w3.org/ns/sd#",
            "http://schema.org/", "http://www.w3.org/ns/adms#", "http://www.w3.org/ns/ssn/",
            "http://www.w3.org/ns/oa#");
    private static final Pattern SCHEME_AND_WWW = Pattern.compile("^https?:/+(www\\.)?");
    private static final Pattern SLASHES = Pattern.compile("//+");
    private static final Pattern END = Pattern.compile("(?<![/#])[/#]+$");
    /** Our namespaces, each with its loose form. */
    private static final Map<String, String> LOOSE_FORMS = looseForms();
    private static final Map<String, String> BY_LOOSE_FORM = namespacesOfOthers();

    private IriRules() {
    }

    /** What is wrong with an IRI; empty if nothing is. */
    static Optional<Fault> faultOf(String iri) {
        Matcher scheme = SCHEME.matcher(iri);
        Matcher bad = BAD_CHARACTER.matcher(iri);
        if (iri.length() > MAX_LENGTH) {
            return fault("iri-too-long", "an IRI of " + iri.length() + " characters (limit " + MAX_LENGTH
                    + "); it cannot be served or cited, so use a shorter one");
        } else if (bad.find()) {
            return badCharacter(bad.group());
        } else if (!scheme.matches()) {
            return fault("relative-iri", "a relative IRI, which would mean another thing in every place; write it "
                    + "in full or "
                    + "with a prefix");
        } else if (!SCHEMES.contains(scheme.group(1).toLowerCase(Locale.ROOT))) {
            return fault("bad-scheme", "scheme '" + scheme.group(1)
                    + "' is not allowed; write an http or https address");
        } else if (BAD_PERCENT.matcher(iri).find()) {
            return fault("bad-iri", "'%' without two hexadecimal digits is no percent-encoding; write %25 for the "
                    + "sign itself");
        } else if (iri.startsWith(Namespaces.BASE) && ENCODED_DELIMITER.matcher(iri).find()) {
            return fault("bad-iri", "an encoded slash or control character in an IRI of ours; no address may have one");
        }
        return namespaceFault(iri).or(() -> formFault(iri)).or(() -> spellingFault(iri));
    }

    private static Optional<Fault> badCharacter(String found) {
        int c = found.codePointAt(0);
        String shown = c <= 0x20 || c >= 0x7F ? String.format("U+%04X", c) : "'" + found + "'";
        String encoded = String.format("%%%02X", c);
        return fault("bad-iri", (c == ' ' ? "a space" : "the character " + shown) + " in an IRI, where none may be; "
                + (c > 0x20 && c < 0x7F || c == ' ' ? "write " + encoded : "remove it"));
    }

    private static Optional<Fault> formFault(String iri) {
        if (TWO_SCHEMES.matcher(iri).matches()) {
            return fault("bad-iri", "two schemes at the beginning; remove one");
        }
        try {
            IRI3986 parsed = IRI3986.create(iri);
            for (Violation violation : parsed.violations()) {
                String why = reason(violation.issue());
                if (!why.isEmpty()) {
                    return fault("bad-iri", why);
                }
            }
            if (parsed.hasHost() && LOCAL_HOST.matcher(parsed.host()).matches()) {
                return fault("bad-iri", "'" + parsed.host()
                        + "' is an address in one network only; cite the public one");
            }
            if (parsed.hasHost() && !parsed.host().startsWith("[") && !parsed.host().contains(".")) {
                return fault("bad-iri", "'" + parsed.host() + "' is no complete host name; write it with its domain");
            }
            boolean portFits = !parsed.hasPort() || parsed.port().matches("\\d{1,5}")
                    && Integer.parseInt(parsed.port()) <= 65535;
            return portFits ? Optional.empty() : fault("bad-iri", "there is no port " + parsed.port()
                    + "; leave it out");
        } catch (IRIParseException e) {
            return fault("bad-iri", "it is no IRI by RFC 3987: " + e.getMessage().replaceFirst("^.*?: ", "")
                    + "; copy the address anew");
        }
    }

    private static String reason(Issue issue) {
        return switch (issue) {
            case iri_user_info_present, iri_password -> "a user name or password before the host; remove it";
            case http_no_host, http_empty_host -> "there is no host in it; write the whole address";
            case http_empty_port, http_omit_well_known_port -> "a port that means nothing; leave it out";
            case iri_host_not_lowercase, iri_scheme_name_is_not_lowercase ->
                "capital letters in the scheme or host, which others write small; write them small";
            case iri_bad_dot_segments -> "'.' or '..' as a step of the path; write the path that is meant";
            case iri_bad_ipv4_address, iri_bad_ipv6_address -> "the host is no right network address; check it";
            case ParseError -> "it is no IRI by RFC 3987; copy the address anew";
            default -> "";
        };
    }

    /** Two spellings of one address are two things in a graph. */
    private static Optional<Fault> spellingFault(String iri) {
        if (!Normalizer.isNormalized(iri, Normalizer.Form.NFC)) {
            return fault("iri-twin", "the letters are in another Unicode form than NFC, so the IRI looks like "
                    + "another and is "
                    + "not equal to it; write it in NFC");
        }
        if (ENCODED_UNRESERVED.matcher(iri).find()) {
            return fault("iri-twin", "a letter, digit, '-', '.', '_' or '~' written with '%', so the IRI means "
                    + "another's page "
                    + "and is not equal to it; write the character itself");
        }
        String word = CharacterRules.mixedWord(iri).orElse("");
        return word.isEmpty() ? Optional.empty() : fault("mixed-script",
                "'" + word + "' mixes letters of two scripts that look alike; write it in one");
    }

    /** What is wrong with a namespace that a prefix is bound to. */
    static Optional<Fault> namespaceFault(String prefix, String namespace) {
        String expected = Namespaces.all().get(prefix);
        if (expected != null && !expected.equals(namespace)) {
            return fault("namespace-typo", "'" + prefix + ":' is bound to <" + namespace + ">; the right one is <"
                    + expected + ">");
        }
        if (isRight(namespace)) {
            return Optional.empty();
        }
        if (namespace.length() > MAX_LENGTH) {
            return faultOf(namespace);
        }
        String loose = loose(namespace);
        Optional<String> meant = LOOSE_FORMS.entrySet().stream()
                .filter(n -> n.getValue().equals(loose) || isClose(n.getKey(), namespace))
                .map(Map.Entry::getKey).findFirst();
        return meant.isPresent()
                ? fault("namespace-typo", "<" + namespace + "> is a misspelt namespace; the right one is <"
                + meant.get() + ">") : faultOf(namespace);
    }

    private static Optional<Fault> namespaceFault(String iri) {
        if (iri.startsWith(Namespaces.BASE) || ALSO_RIGHT.stream().anyMatch(iri::startsWith)) {
            return Optional.empty();
        }
        String namespace = iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
        if (loose(iri).startsWith(loose(Namespaces.BASE))) {
            return fault("foreign-namespace", "this is not our namespace, though it looks like it; ours is "
                    + Namespaces.BASE);
        }
        String right = BY_LOOSE_FORM.get(loose(namespace));
        return right == null || right.equals(namespace) ? Optional.empty()
                : fault("namespace-typo", "the namespace is misspelt; the right one is <" + right + ">");
    }

    private static boolean isRight(String namespace) {
        return Namespaces.all().containsValue(namespace) || ALSO_RIGHT.contains(namespace)
                || List.of(Namespaces.BASE, Namespaces.ID, Namespaces.VOC, Namespaces.SHAPE, Namespaces.QUERY)
                .contains(namespace);
    }

    /** Letters that are swapped, missing or too many: at most two slips, in a namespace long enough to tell. */
    private static boolean isClose(String right, String namespace) {
        boolean ours = right.startsWith(Namespaces.BASE) && !right.startsWith(Namespaces.VOC);
        int limit = ours ? 1 : 2;
        return EditDistance.within(limit, right, namespace) <= limit;
    }

    private static String loose(String namespace) {
        String path = SCHEME_AND_WWW.matcher(namespace.toLowerCase(Locale.ROOT)).replaceFirst("");
        return END.matcher(SLASHES.matcher(path).replaceAll("/")).replaceFirst("");
    }

    private static Map<String, String> looseForms() {
        return Namespaces.all().values().stream()
                .collect(Collectors.toMap(n -> n, IriRules::loose, (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, String> namespacesOfOthers() {
        return Namespaces.all().values().stream().filter(n -> !n.startsWith(Namespaces.BASE))
                .collect(Collectors.toMap(IriRules::loose, n -> n, (a, b) -> a, HashMap::new));
    }

    private static Optional<Fault> fault(String rule, String message) {
        return Optional.of(new Fault(rule, message));
    }
}
