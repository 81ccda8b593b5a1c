package org.w3id.egnatia.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.ServerSettings;

/** One server with the data of this repository, on a free port, for all tests that look at it from outside. */
public final class RunningSite {

    private static final EgnatiaServer SERVER = start(Duration.ofSeconds(60));

    private RunningSite() {
    }

    /** Where it listens, with a slash at the end. */
    public static URI url() {
        return SERVER.url();
    }

    /** Where another one listens that gives a query no more than a second. */
    static URI hasty() {
        return Hasty.SERVER.url();
    }

    /** Begun when it is asked for. */
    private static final class Hasty {
        private static final EgnatiaServer SERVER = start(Duration.ofSeconds(1));
    }

    private static EgnatiaServer start(Duration timeLimit) {
        try {
            EgnatiaServer server = EgnatiaServer.start(ShippedData.release(),
                    new ServerSettings("127.0.0.1", 0, Optional.empty(), timeLimit));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
