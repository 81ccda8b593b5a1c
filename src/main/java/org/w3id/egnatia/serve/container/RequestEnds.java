package org.w3id.egnatia.serve.container;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.w3id.egnatia.serve.http.Notes;

/** Tells those who want to know of each request that was answered. */
final class RequestEnds implements RequestLog {

    private final List<Consumer<AnsweredRequest>> listeners;

    RequestEnds(List<Consumer<AnsweredRequest>> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void log(Request request, Response response) {
        String path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
        Notes notes = request.getAttribute(HttpAdapter.NOTES) instanceof Notes told ? told : Notes.NONE;
        AnsweredRequest answered = new AnsweredRequest(RequestNumbers.of(request), String.valueOf(request.getMethod()),
                path == null || path.isEmpty() ? "-" : path, client(request),
                response.getStatus(),
                System.nanoTime() - request.getBeginNanoTime(), Response.getContentBytesWritten(response), notes);
        listeners.forEach(listener -> listener.accept(answered));
    }

    /** Who asked; the peer, if the request was refused before anybody looked. */
    private static InetAddress client(Request request) {
        return request.getAttribute(HttpAdapter.CLIENT) instanceof InetAddress told ? told
                : request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                ? peer.getAddress() : null;
    }
}
