package org.w3id.egnatia.watch;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
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

/** Answers from the network: one at a time, with limits of time and size, and without following a redirect. */
public final class FetchedAnswers implements Answers {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    /** For all of an answer, so that one that trickles ends, too. */
    private static final int SECONDS = 60;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    @Override
    public Answer to(WatchedSource source, URI address, int step) {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", source.form().accepted())
                .header("User-Agent", "Egnatia (https://w3id.org/egnatia/)").build();
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, head -> new Limited());
        try {
            HttpResponse<byte[]> came = coming.get(SECONDS, TimeUnit.SECONDS);
            Map<String, String> headers = new TreeMap<>();
            came.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            return new Answer(came.statusCode(), headers, came.body());
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new NoAnswerException("did not come within " + SECONDS + " seconds");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoAnswerException none) {
                throw none;
            }
            throw new NoAnswerException("did not come: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("was not waited for");
        }
    }

    /** Takes a body up to the limit. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                taken.writeBytes(bytes);
            }
            if (taken.size() > Answer.MOST) {
                subscription.cancel();
                whole.completeExceptionally(new NoAnswerException("is larger than " + Answer.MOST + " bytes"));
            }
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
