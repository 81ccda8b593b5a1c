package org.w3id.egnatia.page.reconcile;

import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.vocab.Namespaces;

/** The answers of the service as JSON, as the specification writes them. */
public final class ReconciliationJson {

    /** Size of a preview in pixels. */
    private static final int WIDTH = 430;
    private static final int HEIGHT = 260;
    private static final int USUAL_PROPERTIES = 50;

    private ReconciliationJson() {
    }

    /** The service manifest (section 3.1). */
    public static String manifest(Site site) {
        String base = site.links().absolute("reconcile");
        JsonBuilder json = new JsonBuilder().startObject();
        json.key("versions").startArray().value("0.2").finishArray();
        json.pair("name", site.messages().text("reconcile.name")).pair("identifierSpace", Namespaces.BASE)
                .pair("schemaSpace", Namespaces.BASE + "def").pair("documentation", site.links().absolute("dumps/"))
                .pair("logo", site.links().absolute("assets/icon.svg"))
                .pair("serviceVersion", site.release().version()).pair("batchSize", Asked.BATCH);
        json.key("defaultTypes");
        items(Reconciliation.of(site).defaultTypes(), json);
        json.key("view").startObject().pair("url", base + "/view?id={{id}}").finishObject();
        json.key("preview").startObject().pair("url", base + "/preview?id={{id}}").pair("width", WIDTH)
                .pair("height", HEIGHT).finishObject();
        json.key("suggest").startObject();
        for (String what : List.of("entity", "type", "property")) {
            json.key(what).startObject().pair("service_url", base).pair("service_path", "/suggest/" + what)
                    .pair("flyout_service_url", base).pair("flyout_service_path", "/flyout/" + what + "?id=${id}")
                    .finishObject();
        }
        json.finishObject();
        json.key("extend").startObject().key("propose_properties").startObject().pair("service_url", base)
                .pair("service_path", "/properties").finishObject();
        json.key("property_settings").startArray();
        json.startObject().pair("name", "limit").pair("label", site.messages().text("reconcile.limit"))
                .pair("type", "number").pair("default", 0)
                .pair("help_text", site.messages().text("reconcile.limit.help")).finishObject();
        json.startObject().pair("name", "language").pair("label", site.messages().text("reconcile.language"))
                .pair("type", "text").pair("default", "")
                .pair("help_text", site.messages().text("reconcile.language.help")).finishObject();
        return json.finishArray().finishObject().finishObject().build().toString();
    }

    /** A result batch (section 4.2). */
    public static String batch(Map<String, List<Reconciliation.Candidate>> results) {
        JsonBuilder json = new JsonBuilder().startObject();
        results.forEach((key, candidates) -> {
            json.key(key);
            result(candidates, json);
        });
        return json.finishObject().build().toString();
    }

    /** The result of one query. */
    public static String single(List<Reconciliation.Candidate> candidates) {
        JsonBuilder json = new JsonBuilder();
        result(candidates, json);
        return json.build().toString();
    }

    private static void result(List<Reconciliation.Candidate> candidates, JsonBuilder json) {
        json.startObject().key("result").startArray();
        for (Reconciliation.Candidate candidate : candidates) {
            json.startObject();
            members(candidate.item(), json);
            json.key("type");
            items(candidate.item().types(), json);
            json.pair("score", candidate.score()).pair("match", candidate.isMatch());
            json.key("features").startArray();
            json.startObject().pair("id", "name_similarity").pair("value", candidate.similarity()).finishObject();
            json.startObject().pair("id", "values_fitting").pair("value", candidate.fitting()).finishObject();
            json.finishArray().finishObject();
        }
        json.finishArray().finishObject();
    }

    private static void members(Reconciliation.Item item, JsonBuilder json) {
        json.pair("id", item.id()).pair("name", item.name());
        if (!item.description().isEmpty()) {
            json.pair("description", item.description());
        }
    }

    private static void items(List<Reconciliation.Item> items, JsonBuilder json) {
        json.startArray();
        items.forEach(item -> json.startObject().pair("id", item.id()).pair("name", item.name()).finishObject());
        json.finishArray();
    }

    /**
     * A suggest response (section 6.3).
     *
     * @param cursor how many are passed over
     */
    public static String suggestions(List<Reconciliation.Item> items, int cursor) {
        JsonBuilder json = new JsonBuilder().startObject().key("result").startArray();
        items.stream().skip(cursor).limit(Reconciliation.SUGGESTED).forEach(item -> {
            json.startObject();
            members(item, json);
            if (!item.types().isEmpty()) {
                json.key("notable");
                items(item.types(), json);
            }
            json.finishObject();
        });
        json.finishArray();
        int next = cursor + Reconciliation.SUGGESTED;
        if (items.size() > next) {
            json.pair("cursor", next);
        }
        return json.finishObject().build().toString();
    }

    /** A flyout (section 6.5). */
    public static String flyout(String id, String html) {
        return new JsonBuilder().startObject().pair("id", id).pair("html", html).finishObject().build().toString();
    }

    /** Proposed properties (section 7.2). */
    public static String proposals(String type, List<Reconciliation.Item> properties, int limit) {
        JsonBuilder json = new JsonBuilder().startObject().pair("type", type);
        if (limit > 0) {
            json.pair("limit", limit);
        }
        json.key("properties");
        items(properties.stream().limit(limit > 0 ? limit : USUAL_PROPERTIES).toList(), json);
        return json.finishObject().build().toString();
    }

    /** A data extension response (section 7.4). */
    public static String extension(Extension extension) {
        JsonBuilder json = new JsonBuilder().startObject().key("meta").startArray();
        for (Reconciliation.Item property : extension.meta()) {
            json.startObject().pair("id", property.id()).pair("name", property.name());
            property.types().stream().findFirst().ifPresent(type -> json.key("type").startObject()
                    .pair("id", type.id()).pair("name", type.name()).finishObject());
            json.finishObject();
        }
        json.finishArray().key("rows").startObject();
        extension.rows().forEach((id, row) -> {
            json.key(id).startObject();
            row.forEach((property, cells) -> {
                json.key(property).startArray();
                cells.forEach(cell -> cell(cell, json));
                json.finishArray();
            });
            json.finishObject();
        });
        return json.finishObject().finishObject().build().toString();
    }

    private static void cell(Extension.Cell cell, JsonBuilder json) {
        json.startObject();
        if (cell instanceof Extension.Thing thing) {
            json.pair("id", thing.id()).pair("name", thing.name());
        } else if (cell instanceof Extension.Text text) {
            json.pair("str", text.text());
        } else if (cell instanceof Extension.Quantity quantity) {
            if (quantity.isWhole()) {
                json.pair("int", quantity.number().longValue());
            } else {
                json.pair("float", quantity.number().doubleValue());
            }
        }
        json.finishObject();
    }
}
