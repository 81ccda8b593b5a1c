package org.w3id.egnatia.watch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server answered, and the form in which it is recorded: that of a message by HTTP/1.1, which any editor shows.
 *
 * @param status  of it
 * @param headers by name in lower case
 * @param body    of it
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    static final int OK = 200;
    /** No more bytes are taken. */
    static final int MOST = 16 * 1024 * 1024;

    private static final int REDIRECTS = 3;
    private static final int HUNDRED = 100;
    private static final int PARTS = 3;

    /** The media type without parameters; empty if none is said. */
    public String mediaType() {
        return headers.getOrDefault("content-type", "").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The charset that is said of the body. */
    Optional<String> charset() {
        String type = headers.getOrDefault("content-type", "");
        int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
        return at < 0 ? Optional.empty() : Optional.of(type.substring(at + "charset=".length()).replaceAll("[\";].*",
                "").strip());
    }

    /** How many bytes it is said to have; unless it came compressed, which says another length. */
    Optional<Long> length() {
        return headers.containsKey("content-encoding") ? Optional.empty()
                : Optional.ofNullable(headers.get("content-length")).filter(length -> length.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** Where it leads, if it is a redirect. */
    Optional<String> location() {
        return status / HUNDRED == REDIRECTS ? Optional.ofNullable(headers.get("location")) : Optional.empty();
    }

    /** As it is recorded. */
    public byte[] recorded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        new TreeMap<>(headers).forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /**
     * Reads a recorded answer; its lines may end as the editor ended them.
     *
     * @throws NoAnswerException if it is no message
     */
    public static Answer read(byte[] recorded) {
        Map<String, String> headers = new TreeMap<>();
        int status = 0;
        int from = 0;
        while (true) {
            int end = from;
            while (end < recorded.length && recorded[end] != '\n') {
                end++;
            }
            if (end == recorded.length) {
                throw new NoAnswerException("is no recorded answer: it has no empty line after its headers");
            }
            String line = new String(recorded, from, end - from, StandardCharsets.UTF_8).strip();
            from = end + 1;
            if (status == 0) {
                String[] parts = line.split(" ", PARTS);
                if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("[1-5]\\d\\d")) {
                    throw new NoAnswerException("is no recorded answer: it does not begin as HTTP/1.1 200");
                }
                status = Integer.parseInt(parts[1]);
            } else if (line.isEmpty()) {
                return new Answer(status, headers, Arrays.copyOfRange(recorded, from, recorded.length));
            } else if (line.indexOf(':') > 0) {
                headers.put(line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip());
            }
        }
    }
}
