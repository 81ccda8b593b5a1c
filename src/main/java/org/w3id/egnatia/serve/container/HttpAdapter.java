package org.w3id.egnatia.serve.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Client;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Dispatcher;
import org.w3id.egnatia.serve.http.Edition;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Headers;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Response;
import org.w3id.egnatia.serve.http.Sender;

/**
 * Reads what Jetty has of a request, and writes the response that was made of its answer. Whoever else wants to know of
 * a request knows it as a value.
 */
final class HttpAdapter extends Handler.Abstract {

    /** Attribute with the {@link org.w3id.egnatia.serve.http.Notes} on the answer. */
    static final String NOTES = "egnatia.notes";
    /** Attribute with the address of the client. */
    static final String CLIENT = "egnatia.client";
    /** Most bytes that are written in one piece: they fit into the buffers on the way. */
    private static final int MOST_AT_ONCE = 16 * 1024;
    private static final int PIECE = 64 * 1024;

    private final Dispatcher dispatcher;
    private final Sender sender;
    private final ClientNames names;
    private final Consumer<InetAddress> unheeded;
    private final Runnable answered;

    /**
     * Answers by a dispatcher.
     *
     * @param unheeded is told of each peer that says on whose behalf it asks and is not believed
     * @param answered is called by the thread that answered a request, when it has
     */
    HttpAdapter(Dispatcher dispatcher, Sender sender, ClientNames names, Consumer<InetAddress> unheeded,
            Runnable answered) {
        this.dispatcher = dispatcher;
        this.sender = sender;
        this.names = names;
        this.unheeded = unheeded;
        this.answered = answered;
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response,
            Callback callback) throws IOException {
        try {
            ClientConnection client = new ClientConnection(request, response, names);
            request.setAttribute(CLIENT, client.address());
            if (!client.isHeeded()) {
                unheeded.accept(client.address());
            }
            Request asked = read(request, client);
            Answer answer;
            try {
                Edition edition = dispatcher.edition(asked);
                response.getHeaders().put(Edition.HEADER, edition.name());
                answer = dispatcher.answer(asked, edition);
            } catch (RefusalException e) {
                answer = e.refusal();
            }
            write(request, response, sender.respond(asked, answer), callback);
        } finally {
            answered.run();
        }
        return true;
    }

    private static Request read(org.eclipse.jetty.server.Request request, Client client) throws IOException {
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        Optional<AddressQuery> parameters = AddressQuery.parse(query);
        List<Field> fields = new ArrayList<>();
        for (HttpField field : request.getHeaders()) {
            fields.add(new Field(field.getName(), Optional.ofNullable(field.getValue()).orElse("")));
        }
        byte[] body = request.getMethod().equals("POST")
                ? BufferUtil.toArray(org.eclipse.jetty.io.Content.Source.asByteBuffer(request)) : new byte[0];
        String uri = Optional.ofNullable(request.getHttpURI().getPath()).orElse("/");
        String path = Optional.ofNullable(request.getHttpURI().getCanonicalPath()).map(URIUtil::decodePath).orElse("");
        return new Request(request.getMethod(), uri, path.isEmpty() ? "/" : path, query,
                parameters.orElse(AddressQuery.NONE), parameters.isPresent(), new Headers(List.copyOf(fields)), body,
                client);
    }

    /** Writes a response, while no thread waits for the client, which may be slow. */
    private static void write(org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response,
            Response answer, Callback callback) throws IOException {
        request.setAttribute(NOTES, answer.notes());
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        Set<String> set = new HashSet<>();
        for (Field field : answer.fields()) {
            if (set.add(field.name().toLowerCase(Locale.ROOT))) {
                headers.put(field.name(), field.value());
            } else {
                headers.add(field.name(), field.value());
            }
        }
        if (answer.content().isEmpty()) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        Content content = answer.content().get();
        if (content.length() >= 0 && content.length() <= MOST_AT_ONCE) {
            try (content; InputStream in = content.read()) {
                response.write(true, ByteBuffer.wrap(in.readNBytes(content.length())), callback);
            }
        } else {
            ByteBufferPool pool = request.getComponents().getByteBufferPool();
            // A client that leaves is told nothing: the answer ends in the middle.
            org.eclipse.jetty.io.Content.copy(org.eclipse.jetty.io.Content.Source.from(
                    new ByteBufferPool.Sized(pool, false, PIECE), content.read()), response,
                    Callback.from(content::close, callback));
        }
    }
}
