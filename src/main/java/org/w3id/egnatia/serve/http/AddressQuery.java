package org.w3id.egnatia.serve.http;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of an address or a form, as {@code application/x-www-form-urlencoded} has them.
 *
 * @param values name to values, in the order in which they came
 */
public record AddressQuery(Map<String, List<String>> values) {

    /** No parameters. */
    public static final AddressQuery NONE = new AddressQuery(Map.of());
    /** Most parameters that are read. */
    private static final int MOST = 100;

    /**
     * Reads a query string.
     *
     * @return empty if it has percent signs that encode no UTF-8 text, or too many parameters. Nothing is mended, for
     *         it would become another question
     */
    public static Optional<AddressQuery> parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String part : text.split("&")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            Optional<String> name = decode(equals < 0 ? part : part.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : part.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || ++count > MOST) {
                return Optional.empty();
            }
            values.computeIfAbsent(name.get(), n -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(new AddressQuery(Collections.unmodifiableMap(values)));
    }

    /** These parameters and those of a form. */
    public AddressQuery and(AddressQuery others) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.forEach((name, list) -> all.put(name, new ArrayList<>(list)));
        others.values.forEach((name, list) -> all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(list));
        return new AddressQuery(Collections.unmodifiableMap(all));
    }

    /** The values of a name, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** Parameters as a query with its question mark; empty if there are none. */
    public static String write(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + '=' + encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return utf8(bytes.toByteArray());
    }

    /** A text from its bytes; empty if they are not UTF-8. */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
