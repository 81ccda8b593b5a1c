package org.w3id.egnatia.serve;

import java.util.regex.Pattern;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty's compression, except for clients that refuse the plain coding and name none of ours: they get the plain one
 * all the same, as RFC 9110, section 12.5.3, allows, where Jetty would answer 415.
 */
final class TextCompression extends CompressionHandler {

    private static final Pattern NO_PLAIN = Pattern.compile("(identity|\\*)\\s*;\\s*q=0(\\.0*)?\\s*(,|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern GZIP = Pattern.compile("(^|[,\\s])gzip\\s*(,|$|;\\s*q=(1|0\\.\\d*[1-9]))", Pattern.CASE_INSENSITIVE);

    TextCompression(Handler inner) {
        super(inner);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String wanted = String.join(",", request.getHeaders().getValuesList(HttpHeader.ACCEPT_ENCODING));
        boolean unanswerable = NO_PLAIN.matcher(wanted).find() && !GZIP.matcher(wanted).find();
        return unanswerable ? getHandler().handle(request, response, callback) : super.handle(request, response, callback);
    }
}
