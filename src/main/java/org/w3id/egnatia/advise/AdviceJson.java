package org.w3id.egnatia.advise;

import java.util.List;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.load.Position;

/** Advice for programs. */
public final class AdviceJson {

    private AdviceJson() {
    }

    /**
     * An object with the version of the data, whether the query has an answer with rows, and the advice in order: of
     * each its kind, its sentence, where there is one the part of the query with its line and column from 1, and what
     * may have been meant, with the whole query.
     *
     * @param isQuery false if the text is no query
     * @param isEmpty true if the answer has no rows
     */
    public static String of(String version, boolean isQuery, boolean isEmpty, List<Advice> advice) {
        JsonBuilder json = new JsonBuilder().startObject();
        json.pair("dataVersion", version).pair("isQuery", isQuery);
        if (isQuery) {
            json.pair("isEmpty", isEmpty);
        }
        json.key("advice").startArray();
        advice.forEach(one -> write(one, json));
        return json.finishArray().finishObject().build().toString();
    }

    private static void write(Advice advice, JsonBuilder json) {
        json.startObject().pair("kind", advice.kind().code()).pair("sentence", advice.sentence());
        if (!advice.subject().isEmpty()) {
            json.pair("subject", advice.subject());
        }
        if (!advice.position().equals(Position.NONE)) {
            json.pair("line", advice.position().line()).pair("column", advice.position().column());
        }
        json.key("instead").startArray();
        for (Advice.Instead one : advice.instead()) {
            json.startObject().pair("text", one.text());
            if (!one.meaning().isEmpty()) {
                json.pair("meaning", one.meaning());
            }
            one.query().ifPresent(query -> json.pair("query", query));
            json.finishObject();
        }
        json.finishArray().finishObject();
    }
}
