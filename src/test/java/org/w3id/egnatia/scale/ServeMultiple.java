package org.w3id.egnatia.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.release.PreparedForm;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.EgnatiaServer;
import org.w3id.egnatia.serve.ServerSettings;

/** Prepares a multiple once, and serves it as often as {@code src/bench/scale.py} asks. */
public final class ServeMultiple {

    private ServeMultiple() {
    }

    /**
     * Prepares or serves.
     *
     * @param args {@code prepare}, a file of N-Quads and the file to write; or {@code serve}, that file and a port
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("prepare")) {
            Release release = MultipleRelease.of(ShippedData.release(), file);
            byte[] prepared = PreparedForm.write(release);
            Files.write(Path.of(args[2]), prepared);
            System.out.println(release.triples() + " triples, " + prepared.length + " bytes");
            return;
        }
        Release release = PreparedForm.read(Files.readAllBytes(file), 0);
        EgnatiaServer server = EgnatiaServer.start(release, new ServerSettings("127.0.0.1", Integer.parseInt(args[2]),
                Optional.empty(), Duration.ofMinutes(5)));
        System.out.println("Egnatia is ready at " + server.url());
        server.join();
    }
}
