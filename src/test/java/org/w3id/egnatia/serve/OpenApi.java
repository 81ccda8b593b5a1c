package org.w3id.egnatia.serve;

import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;

/** Reads the OpenAPI document of the site. */
public final class OpenApi {

    private OpenApi() {
    }

    /** A part of a document, or what it refers to. */
    public static JsonObject resolved(JsonObject document, JsonValue part) {
        JsonObject object = part.getAsObject();
        if (!object.hasKey("$ref")) {
            return object;
        }
        String[] steps = object.getString("$ref").split("/");
        return document.getObj(steps[1]).getObj(steps[2]).getObj(steps[3]);
    }
}
