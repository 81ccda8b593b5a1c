package org.w3id.egnatia.serve;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.AdmissionQueue;
import org.w3id.egnatia.serve.guard.Watchdog;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.AnswerCache;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Headers;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.LiveRelease;
import org.w3id.egnatia.serve.live.ProgramDigest;
import org.w3id.egnatia.serve.site.SiteRoutes;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.serve.sparql.QueryResource;

/**
 * The routes of the server, asked in this process: the same road from an address to an answer, without a port, on the
 * day of a copy.
 */
public final class InProcess implements AutoCloseable {

    /** Nobody waits for an answer, and whoever makes files has none but slow machines to fear. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    private final Watchdog watchdog = new Watchdog();
    private final LiveRelease live;
    private final Routes routes;
    private final Dispatcher dispatcher;

    /**
     * Puts a release in service for this process.
     *
     * @param publicUrl the address of which absolute addresses are made, with a slash at its end
     * @param copy      of which day the pages are
     */
    public InProcess(Release release, URI publicUrl, Copy copy) {
        AtomicReference<Routes> list = new AtomicReference<>(new Routes(List.of()));
        // More lanes than threads ask, so that none of them is refused for what the others do.
        QueryAdmission admission = new QueryAdmission(TIME_LIMIT, AdmissionQueue.forProcessors(2
                + Runtime.getRuntime().availableProcessors()), watchdog);
        routes = new SiteRoutes(admission, new QueryResource(TIME_LIMIT, admission), List.of(), List::of,
                Optional.empty()).routes();
        list.set(routes);
        live = new LiveRelease(release, new Links(publicUrl), (next, links) -> new Site(next, links,
                new Site.Menus(list.get().menu(), list.get().footer()), copy), ProgramDigest.ofRunning(),
                served -> { }, InstantSource.fixed(copy.day().atStartOfDay(ZoneOffset.UTC).toInstant()));
        dispatcher = new Dispatcher(routes, request -> live.served(), SiteRoutes.otherwise(), (client, maker) ->
                maker.make(), new AnswerCache());
    }

    /** The list of addresses. */
    public Routes routes() {
        return routes;
    }

    /** The release as a web site. */
    public Site site() {
        return live.served().site();
    }

    /** Which route has a path, with its variables; empty if none has. */
    public Optional<Target> find(String path) {
        return routes.find(request(path, Map.of(), "*/*"), live.served());
    }

    /**
     * The answer at an address; its bytes are made only when they are asked for.
     *
     * @param path       without a slash before it, after percent-decoding
     * @param parameters name to value
     * @param accept     value of the header Accept
     */
    public Answer ask(String path, Map<String, String> parameters, String accept) {
        return dispatcher.answer(request(path, parameters, accept));
    }

    private static Request request(String path, Map<String, String> parameters, String accept) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> values.put(name, new ArrayList<>(List.of(value))));
        String query = AddressQuery.write(parameters);
        String uri = '/' + Arrays.stream(path.split("/", -1)).map(part -> URLEncoder.encode(part,
                StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
        return new Request("GET", uri, '/' + path, query.isEmpty() ? "" : query.substring(1), new AddressQuery(values),
                true, new Headers(List.of(new Field("Accept", accept))), new byte[0], new Nobody("in-process",
                System.nanoTime()));
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
