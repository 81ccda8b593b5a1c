import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty with nothing but bodies in memory, which is the least that a page can take with it.
 *
 * <p>Arguments: a port, and a folder with a file for each path and query, named by its Base64 (RFC 4648, section 5).
 */
public final class BareJetty {

    private BareJetty() {
    }

    /** Reads the bodies and listens on loopback. */
    public static void main(String... arguments) throws Exception {
        Map<String, byte[]> bodies = new HashMap<>();
        try (var files = Files.list(Path.of(arguments[1]))) {
            for (Path file : files.toList()) {
                byte[] name = Base64.getUrlDecoder().decode(file.getFileName().toString());
                bodies.put(new String(name, StandardCharsets.UTF_8), Files.readAllBytes(file));
            }
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback done) {
                byte[] body = bodies.get(request.getHttpURI().getPathQuery());
                if (body == null) {
                    return false;
                }
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
                response.write(true, ByteBuffer.wrap(body), done);
                return true;
            }
        });
        server.start();
    }
}
