package org.w3id.egnatia.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Headers;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Sender;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Asks for what readers ask for most before the first of them does, so that it is kept: the pages of the menus, the
 * partners, the tables of partners, the description of the whole, the saved questions. It goes on only while nobody
 * else asks, and rests as long as it has worked.
 */
final class WarmUp {

    private static final long FIRST_PAUSE_MILLISECONDS = 500;
    private static final long PAUSE_MILLISECONDS = 20;
    /** Without a request for so long, nobody asks; one who asks on and on has shorter gaps. */
    private static final long QUIET_MILLISECONDS = 50;

    private final Routes routes;
    private final Dispatcher dispatcher;
    private final Sender sender;
    private final LongSupplier come;
    private final LongSupplier inFlight;

    /**
     * Asks a dispatcher, and waits while others do.
     *
     * @param come     how many requests have come
     * @param inFlight how many of them are being answered
     */
    WarmUp(Routes routes, Dispatcher dispatcher, Sender sender, LongSupplier come, LongSupplier inFlight) {
        this.routes = routes;
        this.dispatcher = dispatcher;
        this.sender = sender;
        this.come = come;
        this.inFlight = inFlight;
    }

    /** Asks for all of them, as long as it is wanted. */
    void run(Release release, BooleanSupplier isWanted) {
        long pause = FIRST_PAUSE_MILLISECONDS;
        for (String path : paths(release)) {
            if (!isWanted.getAsBoolean() || !isQuiet(pause, isWanted)) {
                return;
            }
            long begun = System.nanoTime();
            ask(path);
            pause = Math.max(PAUSE_MILLISECONDS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
    }

    private boolean isQuiet(long pause, BooleanSupplier isWanted) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
            long before = -1;
            while ((inFlight.getAsLong() > 0 || come.getAsLong() != before) && isWanted.getAsBoolean()) {
                before = come.getAsLong();
                TimeUnit.MILLISECONDS.sleep(QUIET_MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void ask(String path) {
        Request request = new Request("GET", path, path, "", AddressQuery.NONE, true,
                new Headers(List.of(new Field("Accept", "text/html"), new Field("Accept-Encoding", "gzip"))),
                new byte[0], new Nobody("warm-up", System.nanoTime()));
        try {
            sender.respond(request, dispatcher.answer(request)).content().ifPresent(Content::close);
        } catch (RuntimeException e) {
            // Who asks for it will meet the same, and the log tells that; the others are still worth it.
            return;
        }
    }

    /** The paths, in the order in which they are likely to be wanted. */
    List<String> paths(Release release) {
        List<String> paths = new ArrayList<>(List.of("/"));
        release.defaultGraph().find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner)
                .mapWith(Triple::getSubject).filterKeep(partner -> partner.getURI().startsWith(Namespaces.ID))
                .mapWith(partner -> "/doc/" + partner.getURI().substring(Namespaces.ID.length()))
                .toList().stream().sorted().forEach(paths::add);
        MatrixKind.all().forEach(kind -> paths.add("/matrix/" + kind.code()));
        routes.menu().keySet().forEach(page -> paths.add("/" + page));
        routes.footer().keySet().forEach(page -> paths.add("/" + page));
        paths.add("/.well-known/void");
        release.queries().questions().stream().map(SavedQuery::id).sorted().forEach(id -> paths.add("/query/" + id));
        return paths.stream().distinct().toList();
    }
}
