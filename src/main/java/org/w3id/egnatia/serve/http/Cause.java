package org.w3id.egnatia.serve.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Why a request is refused: all causes there are, each with one meaning. The status, the type of the problem details
 * (RFC 9457), the page of problems, the description of the addresses, the table for operators and what proxies may
 * repeat all come from here.
 */
public enum Cause {
    /** The bytes of the request make no sense. */
    MALFORMED(400, "The address, a header or the body is not well formed.", Repeat.CHANGED),
    /** A parameter or its value. */
    PARAMETER(400, "A parameter is unknown, or a value is none of its parameter.", Repeat.CHANGED),
    /** The query itself. */
    QUERY(400, "The query cannot be read, or asks for what is not answered here, such as an update.", Repeat.CHANGED),
    /** It is for this machine only. */
    NOT_FOR_YOU(403, "The address answers the machine that the server runs on, and nobody else.", Repeat.CHANGED),
    /** There is nothing. */
    NOT_FOUND(404, "There is nothing at the address in this version of the data.", Repeat.CHANGED),
    /** Another method. */
    NOT_WRITABLE(405, "The address is read and not written to.", Repeat.CHANGED),
    /** Another form. */
    NOT_ACCEPTABLE(406, "The answer cannot be had in the form that was asked for.", Repeat.CHANGED),
    /** There was something. */
    GONE(410, "The address was retired and nothing took its place.", Repeat.CHANGED),
    /** Too long an answer. */
    RESULT_TOO_LARGE(413, "The answer would be larger than any that is given.", Repeat.CHANGED),
    /** Too long a request. */
    BODY_TOO_LARGE(413, "The body of the request is larger than any that is read.", Repeat.CHANGED),
    /** Too long an address. */
    ADDRESS_TOO_LONG(414, "The address is longer than any that is read.", Repeat.CHANGED),
    /** A body of another kind. */
    MEDIA_TYPE(415, "The body of the request is of another media type or coding than those that are read.",
            Repeat.CHANGED),
    /** Another server is meant. */
    OTHER_EDITION(421, "The server has other data or is another program than the request asks for; nothing was done.",
            Repeat.SOON),
    /** The client's share. */
    OVER_SHARE(429, "The client has more queries under way than its share.", Repeat.SOON),
    /** Too long headers. */
    HEADERS_TOO_LARGE(431, "The headers of the request are larger than any that are read.", Repeat.CHANGED),
    /** A fault of the program. */
    FAULT(500, "A fault of the program.", Repeat.CHANGED),
    /** An engine of others. */
    ENGINE(502, "The engine to which queries go does not answer, or not as it should.", Repeat.SOON),
    /** The query needs more than any may use. */
    TOO_DEAR(503, "The query ran and was stopped, for it needs more time or memory than one query may use.",
            Repeat.CHANGED),
    /** Too many ask. */
    BUSY(503, "Too many ask at once, and the request found no place in time; nothing came of it.", Repeat.SOON),
    /** The server ends. */
    STOPPING(503, "The server is stopping; nothing was done.", Repeat.SOON);

    /** Whether the same request may be sent again, and when. */
    public enum Repeat {
        /** Not as it is: the answer would be the same, or as dear. */
        CHANGED("not as it is", Optional.empty()),
        /** As it is, after the time of Retry-After, or at once at another server. */
        SOON("after 5 seconds, or elsewhere", Optional.of(new Field("Retry-After", "5")));

        private final String words;
        private final Optional<Field> header;

        Repeat(String words, Optional<Field> header) {
            this.words = words;
            this.header = header;
        }

        /** When, in words. */
        public String words() {
            return words;
        }
    }

    /** The path of the page that explains them. */
    public static final String PAGE = "problems";

    private final int status;
    private final String meaning;
    private final Repeat repeat;

    Cause(int status, String meaning, Repeat repeat) {
        this.status = status;
        this.meaning = meaning;
        this.repeat = repeat;
    }

    /** The status of HTTP. */
    public int status() {
        return status;
    }

    /** What is the matter, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** Whether the same request may be sent again. */
    public Repeat repeat() {
        return repeat;
    }

    /** The name, as it ends the type. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of the problem details. */
    public String type() {
        return Namespaces.BASE + PAGE + '#' + code();
    }

    /** The header that says when to ask again; empty where that is of no use. */
    public Optional<Field> retryAfter() {
        return repeat.header;
    }

    /** The causes of a status. */
    public static List<Cause> of(int status) {
        return Arrays.stream(values()).filter(cause -> cause.status == status).toList();
    }

    /** The statuses in order. */
    public static List<Integer> statuses() {
        return Arrays.stream(values()).map(Cause::status).distinct().sorted().toList();
    }
}
