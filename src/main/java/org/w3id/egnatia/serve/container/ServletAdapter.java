package org.w3id.egnatia.serve.container;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.HttpOutput;
import org.eclipse.jetty.util.Callback;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Client;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Headers;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.PassedOn;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Response;
import org.w3id.egnatia.serve.http.Sender;
import org.w3id.egnatia.serve.http.Target;

/**
 * Reads what a servlet container has of a request, and writes the response that was made of its answer. Whoever else
 * wants to know of a request knows it as a value.
 */
final class ServletAdapter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Attribute with the {@link Notes} on the answer. */
    static final String NOTES = "egnatia.notes";
    /** Attribute with the address of the client. */
    static final String CLIENT = "egnatia.client";
    private static final String PASSED = "egnatia.passed";
    /** Most bytes that a thread writes itself: they fit into the buffers on the way. */
    private static final int MAX_BLOCKING = 16 * 1024;

    private final transient Dispatcher dispatcher;
    private final transient Function<Target, Answer> queries;
    private final transient Sender sender;
    private final transient ClientNames names;
    private final transient Consumer<InetAddress> unheeded;
    private final transient Runnable answered;

    /** A request that the engine is to answer, and by what. */
    record Passed(Request request, Answer answer) {
    }

    /**
     * Answers by a dispatcher.
     *
     * @param queries  answers what the dispatcher passes on, in the engine unless the answer is there already
     * @param unheeded is told of each peer that says on whose behalf it asks and is not believed
     * @param answered is called by the thread that answered a request, when it has
     */
    ServletAdapter(Dispatcher dispatcher, Function<Target, Answer> queries, Sender sender, ClientNames names,
            Consumer<InetAddress> unheeded, Runnable answered) {
        this.dispatcher = dispatcher;
        this.queries = queries;
        this.sender = sender;
        this.names = names;
        this.unheeded = unheeded;
        this.answered = answered;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            answer(request, response, chain);
        } finally {
            answered.run();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ClientConnection client = new ClientConnection(request, names);
        request.setAttribute(CLIENT, client.address());
        if (!client.isHeeded()) {
            unheeded.accept(client.address());
        }
        Request asked = read(request, client);
        Answer answer = dispatcher.answer(asked);
        if (answer instanceof PassedOn passed) {
            Answer query = queries.apply(passed.target());
            if (!sender.isMade(query)) {
                request.setAttribute(PASSED, new Passed(asked, query));
                chain.doFilter(new PassedRequest(request, passed), new ProductlessResponse(response));
                return;
            }
            answer = query;
        }
        write(request, response, sender.respond(asked, answer));
    }

    /** What was passed on to the engine. */
    static Passed passed(HttpServletRequest request) {
        return (Passed) request.getAttribute(PASSED);
    }

    private static Request read(HttpServletRequest request, Client client) throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        Optional<AddressQuery> parameters = AddressQuery.parse(query);
        List<Field> fields = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            Collections.list(request.getHeaders(name)).forEach(value -> fields.add(new Field(name, value)));
        }
        byte[] body = request.getMethod().equals("POST") ? request.getInputStream().readAllBytes() : new byte[0];
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        return new Request(request.getMethod(), request.getRequestURI(), path.isEmpty() ? "/" : path, query,
                parameters.orElse(AddressQuery.NONE),
                parameters.isPresent(), new Headers(List.copyOf(fields)), body, client);
    }

    /** Writes a response. A large one is sent while no thread waits for the client, which may be slow. */
    static void write(HttpServletRequest request, HttpServletResponse response, Response answer) throws IOException {
        request.setAttribute(NOTES, answer.notes());
        response.setStatus(answer.status());
        Set<String> set = new HashSet<>();
        for (Field field : answer.fields()) {
            if (set.add(field.name().toLowerCase(Locale.ROOT))) {
                response.setHeader(field.name(), field.value());
            } else {
                response.addHeader(field.name(), field.value());
            }
        }
        if (answer.content().isEmpty()) {
            return;
        }
        Content content = answer.content().get();
        if (content.length() >= 0 && content.length() <= MAX_BLOCKING) {
            try (content; InputStream in = content.read()) {
                in.transferTo(response.getOutputStream());
            }
        } else {
            AsyncContext sending = request.startAsync();
            sending.setTimeout(0);
            Runnable end = () -> {
                content.close();
                sending.complete();
            };
            // A client that leaves is told nothing: the answer ends in the middle.
            ((HttpOutput) response.getOutputStream())
                    .sendContent(content.read(), Callback.from(end, failure -> end.run()));
        }
    }
}
