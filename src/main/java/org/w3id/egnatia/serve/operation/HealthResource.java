package org.w3id.egnatia.serve.operation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /health}: the process answers. {@code /ready}: which data it serves since when, what came of the last
 * reload, and whether the data is older than the files ({@code degraded}), which does not keep it from serving.
 * Neither waits for queries. A server that is stopping answers 503 everywhere, before this is reached.
 */
public final class HealthResource {

    private final Reloader reloader;
    private final UnheededClients unheeded;
    private volatile boolean isStopping;

    /** With what reloads the data, and what counts proxies that are not trusted. */
    public HealthResource(Reloader reloader, UnheededClients unheeded) {
        this.reloader = reloader;
        this.unheeded = unheeded;
    }

    /** From now on {@code /ready} says that the server is stopping. */
    public void stop() {
        isStopping = true;
    }

    /** {@code /health}. */
    public Answer health(Target target) {
        return answer(new JsonBuilder().startObject().pair("status", "ok"));
    }

    /** {@code /ready}; to this machine it tells the process, too, so that a supervisor knows that it asked its own. */
    public Answer ready(Target target) {
        if (isStopping) {
            return Refusal.of(Cause.STOPPING, "The server is stopping; ask again in a few seconds.");
        }
        JsonBuilder json = new JsonBuilder().startObject().pair("status", reloader.isDegraded() ? "degraded" : "ok");
        if (target.request().client().isLocal()) {
            json.pair("pid", ProcessHandle.current().pid());
        }
        describe(json, Served.of(target));
        List<String> warnings = warnings(Served.of(target).release());
        if (!warnings.isEmpty()) {
            json.key("warnings").startArray();
            warnings.forEach(json::value);
            json.finishArray();
        }
        return answer(json);
    }

    /** True if by the clock of this machine it is not yet the day on which data was issued, in any zone. */
    public static boolean isClockBehind(LocalDate issued) {
        return issued.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    private List<String> warnings(Release release) {
        List<String> warnings = new ArrayList<>();
        if (unheeded.count() > 0) {
            warnings.add(UnheededClients.WARNING);
        }
        if (release.issued().filter(HealthResource::isClockBehind).isPresent()) {
            warnings.add("The clock of this machine is behind the day on which the data was issued.");
        }
        return warnings;
    }

    private static Answer answer(JsonBuilder json) {
        String text = json.finishObject().build().toString();
        return Representation.of(Form.JSON, Freshness.NEVER, () -> Representation.Made.of(text));
    }

    private void describe(JsonBuilder json, Served served) {
        Release release = served.release();
        json.pair("version", release.version()).pair("digest", release.digest()).pair("edition", served.name())
                .pair("triples", release.triples()).pair("quads", release.quads())
                .pair("graphs", release.graphNames().size())
                .pair("loadedAt", served.since().truncatedTo(ChronoUnit.SECONDS).toString())
                .pair("ageSeconds", served.age().toSeconds());
        reloader.last().ifPresent(reload -> {
            json.key("lastReload").startObject().pair("result", reload.result().word())
                    .pair("at", reload.at().truncatedTo(ChronoUnit.SECONDS).toString())
                    .pair("milliseconds", reload.took().toMillis())
                    .pair("errors", reload.errors()).key("findings").startArray();
            reload.findings().forEach(json::value);
            json.finishArray().finishObject();
        });
    }
}
