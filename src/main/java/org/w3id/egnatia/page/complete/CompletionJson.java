package org.w3id.egnatia.page.complete;

import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.page.View;

/** Completion for programs, and for the editor of the workbench. */
public final class CompletionJson {

    private CompletionJson() {
    }

    /** What was found, with the version of the data. */
    public static String of(Completion.Found found, View view) {
        JsonBuilder json = new JsonBuilder().startObject().pair("dataVersion", view.site().release().version())
                .pair("place", found.slot()).pair("from", found.from()).pair("to", found.to());
        json.key("classes").startArray();
        found.classes().forEach(json::value);
        json.finishArray();
        if (!found.property().isEmpty()) {
            json.pair("property", found.property());
        }
        json.key("suggestions").startArray();
        found.suggestions().forEach(one -> suggestion(one, view, json));
        return json.finishArray().finishObject().build().toString();
    }

    private static void suggestion(Suggestion one, View view, JsonBuilder json) {
        json.startObject().pair("text", one.text()).pair("kind", one.kind().code()).pair("fits", one.fits());
        one.node().filter(node -> node.isURI()).ifPresent(node -> {
            json.pair("iri", node.getURI());
            view.link(node).ifPresent(address -> json.pair("address", address));
        });
        if (!one.label().isEmpty()) {
            json.pair("label", one.label());
        }
        one.count().ifPresent(count -> json.pair("count", count));
        if (!one.meaning().isEmpty()) {
            json.pair("meaning", one.meaning());
        }
        if (!one.leads().isEmpty()) {
            json.key("leadsTo").startArray();
            one.leads().forEach(json::value);
            json.finishArray();
        }
        json.finishObject();
    }
}
