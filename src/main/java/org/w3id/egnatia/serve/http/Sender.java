package org.w3id.egnatia.serve.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;

/**
 * The one place where answers become responses: HEAD, conditional requests and their 304, ETag, Vary, Content-Location,
 * Last-Modified, cache headers, compression, parts, and refusals in the form that the client can read.
 */
public final class Sender {

    private static final String BY_ACCEPT = "Accept, Accept-Encoding";
    private static final String BY_CODING = "Accept-Encoding";

    private final RefusalPages pages;
    private final AnswerCache cache;

    /** Draws the page of a refusal. */
    @FunctionalInterface
    public interface RefusalPages {
        /** The page as HTML, for what a request asks for in its address. */
        String html(Refusal refusal, String title, AddressQuery asked);
    }

    /** With pages for refusals, and answers that were given before. */
    public Sender(RefusalPages pages, AnswerCache cache) {
        this.pages = pages;
        this.cache = cache;
    }

    /** The response to a request. */
    public Response respond(Request request, Answer answer) {
        try {
            if (answer instanceof Representation representation) {
                return representation(request, representation);
            }
        } catch (RefusalException e) {
            return refusal(request, e.refusal());
        }
        if (answer instanceof NotModified same) {
            EntityTag tag = same.representation().key().orElseThrow().entityTag();
            return notModified(same.representation(), same.representation().freshness(), tag.heldBy(held(request), tag)
                    .orElse(tag), same.notes());
        } else if (answer instanceof Redirect redirect) {
            Response.Fields fields = new Response.Fields().set("Location", redirect.location());
            return new Response(redirect.status(), (redirect.isNegotiated() ? fields.set("Vary", BY_ACCEPT) : fields)
                    .add(redirect.headers()).list(), Optional.empty(), Notes.NONE);
        } else if (answer instanceof Refusal refusal) {
            return refusal(request, refusal);
        } else if (answer instanceof NoContent nothing) {
            return new Response(204, new Response.Fields().add(nothing.headers()).list(), Optional.empty(), Notes.NONE);
        }
        throw new IllegalStateException("the dispatcher takes the answer out of this: " + answer);
    }

    private static String held(Request request) {
        return request.headers().joined("If-None-Match");
    }

    private Response representation(Request request, Representation representation) throws RefusalException {
        boolean gzip = ContentCoding.varies(representation.form().contentType()) && ContentCoding.takesGzip(request)
                && !(representation.isResumable() && request.headers().has("Range"));
        Optional<EntityTag> expected = representation.key().map(AnswerKey::entityTag);
        Optional<EntityTag> known = isNamed(request) ? expected.flatMap(tag ->
                held(request, representation, tag, gzip)) : Optional.empty();
        if (known.isPresent()) {
            return notModified(representation, representation.freshness(), known.get(), representation.notes());
        }
        AnswerCache.Found found = cache.made(representation);
        Representation.Made made = found.made();
        Optional<EntityTag> tag = expected.isPresent() && !made.isFleeting() ? expected
                : representation.freshness() == Freshness.NEVER ? Optional.empty()
                : Optional.of(tagOf(made.content()));
        Optional<EntityTag> same = tag.flatMap(t -> held(request, representation, t, gzip));
        if (same.isPresent()) {
            made.content().close();
            return notModified(representation, freshness(representation, made), same.get(), made.notes());
        }
        return whole(request, representation, found, tag, gzip);
    }

    /**
     * True if the client names the very answer. A tag can only have come from an answer that was given; {@code *} and a
     * date are also sent to addresses at which there is none, which only making it shows.
     */
    private static boolean isNamed(Request request) {
        return request.headers().has("If-None-Match") && !held(request).contains("*");
    }

    private static Freshness freshness(Representation representation, Representation.Made made) {
        return made.isFleeting() ? Freshness.REVALIDATE : representation.freshness();
    }

    /**
     * The tag of the answer that the client has; that of this one if its copy is as new by date (RFC 9110, section
     * 13.1.3).
     */
    private static Optional<EntityTag> held(Request request, Representation representation, EntityTag tag,
            boolean gzip) {
        EntityTag sent = gzip ? tag.gzip() : tag;
        if (!request.isReading()) {
            return Optional.empty();
        } else if (request.headers().has("If-None-Match")) {
            return tag.heldBy(held(request), sent);
        }
        Optional<Instant> since = request.headers().first("If-Modified-Since").flatMap(HttpDate::read);
        return since.flatMap(have -> representation.modified().map(moment -> moment.truncatedTo(ChronoUnit.SECONDS))
                .filter(moment -> !moment.isAfter(have))).map(moment -> sent);
    }

    private static Response notModified(Representation representation, Freshness freshness, EntityTag tag,
            Notes notes) {
        Response.Fields fields = fields(representation, freshness).set("ETag", tag.toString());
        return new Response(304, fields.list(), Optional.empty(), notes);
    }

    private static Response.Fields fields(Representation representation, Freshness freshness) {
        Response.Fields fields = new Response.Fields().set("Cache-Control", freshness.cacheControl());
        boolean codingVaries = ContentCoding.varies(representation.form().contentType());
        if (representation.isNegotiated() || codingVaries) {
            fields.set("Vary", representation.isNegotiated() ? BY_ACCEPT : BY_CODING);
        }
        representation.location().ifPresent(address -> fields.set("Content-Location", address));
        representation.modified().ifPresent(moment -> fields.set("Last-Modified", HttpDate.write(moment)));
        return fields.add(representation.headers());
    }

    private static Response whole(Request request, Representation representation, AnswerCache.Found found,
            Optional<EntityTag> tag, boolean gzip) {
        Representation.Made made = found.made();
        Response.Fields fields = fields(representation, freshness(representation, made)).add(made.headers())
                .set("Content-Type", made.form().orElse(representation.form()).contentType());
        cacheStatus(representation, found).ifPresent(status -> fields.set("Cache-Status", status));
        Content content = made.content();
        int status = 200;
        boolean coded = gzip && ContentCoding.isWorthIt(content);
        if (coded) {
            content = ContentCoding.gzip(content);
            fields.set("Content-Encoding", "gzip");
        } else if (representation.isResumable()) {
            fields.set("Accept-Ranges", "bytes");
            int length = content.length();
            Optional<ByteRange> range = tag.flatMap(t -> ByteRange.of(request, t, length));
            if (range.isPresent()) {
                fields.set("Content-Range", range.get().contentRange(length));
                content = new Part(content, range.get());
                status = content.length() == 0 ? 416 : 206;
            }
        }
        tag.ifPresent(t -> fields.set("ETag", (coded ? t.gzip() : t).toString()));
        return body(request, status, fields, content, made.notes());
    }

    /** Where the answer came from (RFC 9211); nothing where it never could have been kept. */
    private static Optional<String> cacheStatus(Representation representation, AnswerCache.Found found) {
        if (found.isHit()) {
            return Optional.of("Egnatia; hit");
        } else if (representation.key().isEmpty() || representation.isResumable()) {
            return Optional.empty();
        }
        return Optional.of(found.isKept() ? "Egnatia; fwd=uri-miss; stored" : "Egnatia; fwd=uri-miss");
    }

    /** A part of an answer, which may be almost all of it. */
    private record Part(Content whole, ByteRange range) implements Content {

        @Override
        public int length() {
            return range.length();
        }

        @Override
        public InputStream read() {
            InputStream in = whole.read();
            try {
                in.skipNBytes(range.first());
            } catch (IOException e) {
                throw new UncheckedIOException("the answer cannot be read", e);
            }
            return new Limited(in, range.length());
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    /** The first bytes of another stream. */
    private static final class Limited extends FilterInputStream {
        private int left;

        Limited(InputStream in, int length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? in.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = left > 0 ? in.read(bytes, from, Math.min(length, left)) : -1;
            left -= Math.max(got, 0);
            return got;
        }
    }

    /** HEAD is answered as GET without the body (RFC 9110, section 9.3.2). */
    private static Response body(Request request, int status, Response.Fields fields, Content content, Notes notes) {
        if (content.length() >= 0) {
            fields.set("Content-Length", Integer.toString(content.length()));
        }
        if (request.method().equals("HEAD")) {
            content.close();
            return new Response(status, fields.list(), Optional.empty(), notes);
        }
        return new Response(status, fields.list(), Optional.of(content), notes);
    }

    private static EntityTag tagOf(Content content) {
        try (DigestInputStream in = new DigestInputStream(content.read(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new EntityTag(HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 24));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    private Response refusal(Request request, Refusal refusal) {
        RefusalForm form = refusal.form().orElseGet(() -> RefusalForm.of(request.accept()));
        String title = StatusText.of(refusal.status());
        String text = switch (form) {
            case TEXT -> refusal.sentence() + nearest(refusal) + '\n';
            case PAGE -> refusal.page().map(page -> page.get()).orElseGet(() -> pages.html(refusal, title,
                    request.parameters()));
            case PROBLEM -> problem(refusal, title) + "\n";
        };
        Response.Fields fields = new Response.Fields().set("Cache-Control", "no-store")
                .set("Content-Type", form.contentType())
                .set("Vary", refusal.form().isPresent() ? BY_CODING : BY_ACCEPT).add(refusal.headers());
        Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
        if (ContentCoding.takesGzip(request) && ContentCoding.isWorthIt(content)) {
            content = ContentCoding.gzip(content);
            fields.set("Content-Encoding", "gzip");
        }
        return body(request, refusal.status(), fields, content, refusal.notes());
    }

    private static String nearest(Refusal refusal) {
        List<String> links = refusal.nearest().stream().map(Refusal.Suggestion::link).filter(link -> !link.isEmpty())
                .toList();
        return links.isEmpty() ? "" : " Near to it: " + String.join(", ", links) + ".";
    }

    private static JsonObject problem(Refusal refusal, String title) {
        JsonObject problem = new JsonObject();
        problem.put("type", refusal.cause().type());
        problem.put("title", title);
        problem.put("status", refusal.status());
        problem.put("detail", refusal.sentence());
        refusal.members().forEach((name, value) -> problem.put(name, json(value)));
        if (!refusal.nearest().isEmpty()) {
            JsonArray near = new JsonArray();
            for (Refusal.Suggestion suggestion : refusal.nearest()) {
                JsonObject one = new JsonObject();
                one.put("name", suggestion.name());
                one.put("href", suggestion.link());
                near.add(one);
            }
            problem.put("near", near);
        }
        return problem;
    }

    private static JsonValue json(Object value) {
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(item -> array.add(json(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((name, item) -> object.put(name.toString(), json(item)));
            return object;
        }
        return value instanceof Number number ? JsonNumber.value(number.longValue())
                : new JsonString(String.valueOf(value));
    }
}
