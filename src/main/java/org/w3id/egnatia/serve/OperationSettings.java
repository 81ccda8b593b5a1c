package org.w3id.egnatia.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.serve.operation.Journal;
import org.w3id.egnatia.serve.operation.Reloader;

/**
 * How the server is operated: what concerns the person who runs it, and not those who ask.
 *
 * @param drain          how long everything is still answered after the server was told to stop, while {@code /ready}
 *                       says that it stops, so that proxies turn to others first
 * @param stopWithin     how long requests may go on after the server was told to stop
 * @param openMetrics    whether {@code /metrics} is for everybody, and not for this machine only
 * @param clientNetworks whether the access log tells the network of a client, its first 24 or 48 bits
 * @param journal        takes the lines of the logs
 * @param source         reads and checks the data once more for a reload; empty if the data cannot change
 * @param warm           whether what is asked for most is made before anybody asks
 * @param start          whether the server begins with the release of its data
 */
public record OperationSettings(Duration drain, Duration stopWithin, boolean openMetrics, boolean clientNetworks,
                                Journal journal,
                                Optional<Supplier<Outcome>> source, boolean warm, Reloader.Start start) {

    /** Of a server that begins with the release that it should serve. */
    public OperationSettings(Duration stopWithin, boolean openMetrics, boolean clientNetworks, Journal journal,
            Optional<Supplier<Outcome>> source, boolean warm) {
        this(Duration.ZERO, stopWithin, openMetrics, clientNetworks, journal, source, warm, Reloader.Start.RIGHT);
    }

    /** Writes nothing, reloads nothing, stops within a second. */
    public static OperationSettings quiet() {
        return new OperationSettings(Duration.ofSeconds(1), false, false, Journal.SILENT, Optional.empty(),
                false);
    }
}
