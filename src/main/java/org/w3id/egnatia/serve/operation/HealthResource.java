package org.w3id.egnatia.serve.operation;

import java.time.temporal.ChronoUnit;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /health}: the process answers. {@code /ready}: which data it serves since when, and what came of the last
 * reload. Neither waits for queries. A server that is stopping answers 503 everywhere, before this is reached.
 */
public final class HealthResource {

    private final Reloader reloader;

    /** With what reloads the data. */
    public HealthResource(Reloader reloader) {
        this.reloader = reloader;
    }

    /** {@code /health}. */
    public Answer health(Target target) {
        return answer(new JsonBuilder().startObject().pair("status", "ok"));
    }

    /** {@code /ready}. */
    public Answer ready(Target target) {
        JsonBuilder json = new JsonBuilder().startObject().pair("status", "ok");
        describe(json, Served.of(target));
        return answer(json);
    }

    private static Answer answer(JsonBuilder json) {
        String text = json.finishObject().build().toString();
        return Representation.of(Form.JSON, Freshness.NEVER, () -> Representation.Made.of(text));
    }

    private void describe(JsonBuilder json, Served served) {
        Release release = served.release();
        json.pair("version", release.version()).pair("digest", release.digest())
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
