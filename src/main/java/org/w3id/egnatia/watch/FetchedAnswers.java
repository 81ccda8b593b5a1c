package org.w3id.egnatia.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Answers from the network: one at a time, with limits of time and size, and without following a redirect. */
public final class FetchedAnswers implements Answers {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    /** For all of an answer, so that one that trickles ends, too. */
    private static final Duration WAITING = Duration.ofSeconds(60);

    private static final String ENCODING = "content-encoding";
    private static final String LENGTH = "content-length";
    private static final String GZIP = "gzip";

    private final HttpClient client;
    private final Duration waiting;

    /**
     * Asks the network, and trusts the certificates that Java trusts.
     *
     * @throws NoSuchAlgorithmException if this Java has no TLS
     */
    public FetchedAnswers() throws NoSuchAlgorithmException {
        this(SSLContext.getDefault(), WAITING);
    }

    /**
     * Asks the network.
     *
     * @param trust   which certificates are trusted
     * @param waiting for all of an answer
     */
    FetchedAnswers(SSLContext trust, Duration waiting) {
        this.client = HttpClient.newBuilder().connectTimeout(CONNECTING).sslContext(trust)
                .followRedirects(HttpClient.Redirect.NEVER).build();
        this.waiting = waiting;
    }

    @Override
    public Answer to(WatchedSource source, URI address, int step) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", source.form().accepted())
                .header("Accept-Encoding", GZIP).header("User-Agent", "Egnatia (https://w3id.org/egnatia/)").build();
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, head -> new Limited(
                head.headers().firstValueAsLong(LENGTH).orElse(0)));
        try {
            HttpResponse<byte[]> came = coming.get(waiting.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, String> headers = new TreeMap<>();
            came.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return unpacked(new Answer(came.statusCode(), headers, came.body()));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new NoAnswerException("did not come within " + waiting.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw none(e.getCause());
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswerException("was not waited for");
        }
    }

    /** The answer as it was before it was packed, if it was; its head then says neither packing nor packed length. */
    private static Answer unpacked(Answer answer) {
        String encoding = answer.headers().getOrDefault(ENCODING, "identity").strip().toLowerCase(Locale.ROOT);
        if ("identity".equals(encoding)) {
            return answer;
        }
        if (!GZIP.equals(encoding) && !"x-gzip".equals(encoding)) {
            throw new NoAnswerException("came packed as " + encoding + ", for which it was not asked");
        }
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(List.of(ENCODING, LENGTH));
        try (InputStream packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            // One byte more than may be, by which a small file that unpacks to a huge one is known.
            byte[] body = packed.readNBytes(Answer.MOST + 1);
            if (body.length > Answer.MOST) {
                throw tooLarge();
            }
            return new Answer(answer.status(), headers, body);
        } catch (IOException e) {
            throw new NoAnswerException("is cut off, or not packed as it says: " + e.getMessage());
        }
    }

    private static NoAnswerException tooLarge() {
        return new NoAnswerException("is larger than " + Answer.MOST + " bytes");
    }

    /** What kept an answer from coming, in words where the cause is a common one. */
    private static NoAnswerException none(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoAnswerException none) {
                return none;
            }
            if (cause instanceof SSLException) {
                return new NoAnswerException("did not come, since the host could not be trusted: "
                        + cause.getMessage());
            }
            if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
                return new NoAnswerException("did not come, since the host could not be reached");
            }
        }
        return new NoAnswerException("is cut off or no answer by HTTP: " + failure.getMessage());
    }

    /** Takes a body up to the limit, and none of one whose head says that it is larger. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final long said;
        private Flow.Subscription subscription;

        Limited(long said) {
            this.said = said;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            if (said > Answer.MOST) {
                refuse();
            } else {
                begun.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (whole.isDone()) {
                    return;
                }
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                taken.writeBytes(bytes);
                if (taken.size() > Answer.MOST) {
                    refuse();
                }
            }
        }

        private void refuse() {
            subscription.cancel();
            whole.completeExceptionally(tooLarge());
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(taken.toByteArray());
        }
    }
}
