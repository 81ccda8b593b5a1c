package org.w3id.egnatia.serve;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers without coding where a client wants none that there is, even if it does not want that either: RFC 9110,
 * section 12.5.3, lets a server disregard the header. Jetty would refuse with a status for bodies of requests.
 */
final class LenientEncodings extends Handler.Wrapper {

    LenientEncodings(Handler compressing) {
        super(compressing);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        List<String> wanted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT_ENCODING);
        boolean helped = wanted.stream().anyMatch(coding -> coding.equalsIgnoreCase("gzip") || coding.equals("*"));
        return super.handle(helped ? request : new WithoutWish(request), response, callback);
    }

    private static final class WithoutWish extends Request.Wrapper {
        private final HttpFields headers;

        WithoutWish(Request request) {
            super(request);
            headers = HttpFields.from(request.getHeaders().stream().filter(field -> field.getHeader() != HttpHeader.ACCEPT_ENCODING)
                    .toArray(HttpField[]::new));
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
