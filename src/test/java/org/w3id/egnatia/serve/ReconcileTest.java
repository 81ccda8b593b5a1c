package org.w3id.egnatia.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.egnatia.JsonSchemas;
import org.w3id.egnatia.ShippedData;

/**
 * Proves over a socket that the reconciliation service answers what the W3C community specification 0.2 says, and that
 * the names in people's tables are found. No registry has the schemas that come with the specification, so those here
 * were written down from its text.
 */
class ReconcileTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int BATCH = 100;

    private static TestServer server;
    private static JsonSchemas schemas;

    /** A row of the list of names. */
    private record Row(String how, String name, String type, String id) {
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.of(ShippedData.release());
        schemas = JsonSchemas.in("reconcile/schemas.json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonObject valid(String definition, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertEquals(List.of(), schemas.faults(definition, answer.body()));
        return JSON.parse(answer.body());
    }

    private static HttpResponse<String> post(String parameter, String json) {
        return server.post("reconcile", FORM, parameter + "=" + TestServer.encode(json));
    }

    private static List<String> ids(JsonValue result) {
        return result.getAsObject().get("result").getAsArray().stream().map(one -> one.getAsObject().getString("id"))
                .toList();
    }

    private static JsonObject first(String query) {
        JsonObject batch = valid("batch", post("queries", "{\"q\":" + query + "}"));
        return batch.getObj("q").get("result").getAsArray().get(0).getAsObject();
    }

    @Test
    void theManifestNamesAllServicesAndTheyAnswer() {
        JsonObject manifest = valid("manifest", server.get("reconcile"));
        assertEquals("https://w3id.org/egnatia/", manifest.getString("identifierSpace"));
        assertEquals(BATCH, manifest.getNumber("batchSize").intValue());
        for (String kind : List.of("entity", "type", "property")) {
            JsonObject service = manifest.getObj("suggest").getObj(kind);
            String base = service.getString("service_url").substring(server.url().toString().length());
            JsonObject found = valid("suggestions", server.get(base + service.getString("service_path")
                    + "?prefix=agreem&spell=always&exact=false"));
            String id = ids(found).get(0);
            JsonObject flyout = valid("flyout", server.get(base + service.getString("flyout_service_path")
                    .replace("${id}", TestServer.encode(id))));
            assertEquals(id, flyout.getString("id"));
        }
        HttpResponse<String> preview = server.get(manifest.getObj("preview").getString("url")
                .substring(server.url().toString().length()).replace("{{id}}", TestServer.encode("id/actor/1a0")));
        assertTrue(preview.headers().firstValue("Content-Security-Policy").orElse("").contains("frame-ancestors *"));
        assertTrue(preview.body().contains("Kosovo*") && preview.body().contains("UNSCR 1244/1999"), preview.body());
        HttpResponse<String> view = server.get(manifest.getObj("view").getString("url")
                .substring(server.url().toString().length()).replace("{{id}}", TestServer.encode("id/actor/srb")));
        assertEquals("/doc/actor/srb", view.headers().firstValue("Location").orElse(""));
    }

    /** Of 200 names in five scripts and many spellings at least 95 in a hundred have their thing at the first place. */
    @Test
    void namesInAllScriptsAndSpellingsFindTheirThing() throws IOException {
        List<Row> rows = Files.readAllLines(Path.of("src/test/resources/reconcile/names.csv")).stream().skip(1)
                .map(line -> line.split(",")).map(cells -> new Row(cells[0], cells[1], cells[2], cells[3])).toList();
        assertTrue(rows.size() >= 200);
        List<String> wrong = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Row> part = rows.subList(from, Math.min(rows.size(), from + BATCH));
            JsonObject batch = valid("batch", post("queries", IntStream.range(0, part.size()).mapToObj(i ->
                    "\"q" + i + "\":{\"query\":" + new JsonString(part.get(i).name()) + (part.get(i).type().isEmpty()
                            ? "" : ",\"type\":\"" + part.get(i).type() + '"') + ",\"limit\":3}")
                    .collect(Collectors.joining(",", "{", "}"))));
            for (int i = 0; i < part.size(); i++) {
                List<String> found = ids(batch.get("q" + i));
                if (found.isEmpty() || !found.get(0).equals(part.get(i).id())) {
                    wrong.add(part.get(i) + " → " + found);
                }
            }
        }
        assertTrue(wrong.size() * 20 <= rows.size(), wrong.toString());
    }

    @Test
    void aBatchIsTheSameByGetAndByPost() {
        String queries = "{\"a\":{\"query\":\"Србија\",\"type\":[\"def/Actor\"]},\"b\":{\"query\":\"Eurojust\"}}";
        String posted = post("queries", queries).body();
        assertEquals(posted, server.get("reconcile?queries=" + TestServer.encode(queries)).body());
        assertEquals(valid("result", server.get("reconcile?query=Eurojust")).toString(),
                JSON.parse(posted).getObj("b").toString());
        assertEquals(valid("result", post("query", "{\"query\":\"Eurojust\"}")).toString(),
                JSON.parse(posted).getObj("b").toString());
        assertEquals(204, server.request("OPTIONS", "reconcile").statusCode());
        assertTrue(server.request("OPTIONS", "reconcile").headers().firstValue("Access-Control-Allow-Methods")
                .orElse("").contains("POST"));
    }

    /** A decision is taken for the reader only where there is no other thing of the name. */
    @Test
    void onlyTheOneThingOfANameIsAMatch() {
        assertFalse(first("{\"query\":\"Serbia\"}").getBoolean("match"));
        assertTrue(first("{\"query\":\"Serbia\",\"type\":\"def/WesternBalkansPartner\"}").getBoolean("match"));
        assertFalse(first("{\"query\":\"Sebria\",\"type\":\"def/WesternBalkansPartner\"}").getBoolean("match"));
        assertTrue(first("{\"query\":\"32024R1449\"}").getBoolean("match"));
        assertFalse(first("{\"query\":\"32024R1440\"}").getBoolean("match"));
    }

    @Test
    void typesAndValuesNarrowTheCandidates() {
        assertEquals("id/place/srb", first("{\"query\":\"Serbia\",\"type\":\"def/Place\"}").getString("id"));
        assertEquals("id/actor/srb", first("{\"query\":\"Serbia\",\"type\":\"egn:Actor\"}").getString("id"));
        assertEquals("id/place/srb", first("{\"query\":\"Serbia\",\"type\":[\"def/Place\"],\"type_strict\":\"should\"}")
                .getString("id"));
        assertTrue(ids(valid("batch", post("queries", "{\"q\":{\"query\":\"Serbia\",\"type\":[\"def/Place\","
                + "\"def/Actor\"],\"type_strict\":\"all\"}}")).get("q")).isEmpty());
        for (String value : List.of("\"Srbija\"", "{\"id\":\"id/actor/srb\"}", "[\"none\",\"Republic of Serbia\"]")) {
            JsonObject found = first("{\"query\":\"Stabilisation and Association Agreement\","
                    + "\"type\":\"def/Agreement\",\"properties\":[{\"pid\":\"^def/partyTo\",\"v\":" + value + "}]}");
            assertEquals("id/instrument/saa-srb", found.getString("id"), value);
        }
        JsonObject byValue = first("{\"properties\":[{\"pid\":\"def/celex\",\"v\":\"32008L0115\"}]}");
        assertEquals("id/instrument/32008l0115", byValue.getString("id"));
        assertTrue(byValue.getBoolean("match"));
        assertEquals("id/event/entry-into-force-saa-srb", first("{\"query\":\"Entry into force Stabilisation and "
                + "Association Agreement Serbia\",\"type\":\"def/Event\",\"properties\":[{\"pid\":\"def/date\","
                + "\"v\":\"2013\"}]}").getString("id"));
    }

    @Test
    void suggestionsBeginWithWhatIsTypedAndGoOn() {
        JsonObject some = valid("suggestions", server.get("reconcile/suggest/entity?prefix=front"));
        assertEquals("id/actor/frontex", ids(some).get(0));
        int cursor = some.getNumber("cursor").intValue();
        JsonObject more = valid("suggestions", server.get("reconcile/suggest/entity?prefix=front&cursor=" + cursor));
        assertTrue(ids(more).stream().noneMatch(ids(some)::contains));
        assertEquals(List.of("id/actor/srb"), ids(valid("suggestions",
                server.get("reconcile/suggest/entity?prefix=id/actor/srb"))));
        assertEquals("def/Agreement", ids(valid("suggestions", server.get("reconcile/suggest/type?prefix=agreem")))
                .get(0));
        assertEquals("voc/policy-area", ids(valid("suggestions",
                server.get("reconcile/suggest/type?prefix=policy+areas"))).get(0));
        assertEquals("def/startedOn", ids(valid("suggestions", server.get("reconcile/suggest/property?prefix=started")))
                .get(0));
        JsonArray proposed = valid("proposals", server.get("reconcile/properties?type=def/Agreement")).get("properties")
                .getAsArray();
        assertTrue(proposed.stream().anyMatch(one -> one.getAsObject().getString("id").equals("def/celex")));
    }

    @Test
    void propertiesOfThingsAreTheirs() {
        JsonObject answer = valid("extension", post("extend", "{\"ids\":[\"id/instrument/saa-srb\",\"id/actor/srb\"],"
                + "\"properties\":[{\"id\":\"def/celex\"},{\"id\":\"^def/partyTo\"},{\"id\":\"skos:prefLabel\","
                + "\"settings\":{\"language\":\"sr-Cyrl\",\"limit\":\"1\"}}]}"));
        JsonObject agreement = answer.getObj("rows").getObj("id/instrument/saa-srb");
        assertEquals("22013A1018(01)", agreement.get("def/celex").getAsArray().get(0).getAsObject().getString("str"));
        assertEquals(List.of("id/actor/eu", "id/actor/srb"), agreement.get("^def/partyTo").getAsArray().stream()
                .map(one -> one.getAsObject().getString("id")).toList());
        assertEquals("Србија", answer.getObj("rows").getObj("id/actor/srb").get("skos:prefLabel").getAsArray().get(0)
                .getAsObject().getString("str"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"queries|[]|not a JSON object", "queries|{|not JSON",
        "queries|{\"q\":{}}|neither a text", "queries|{\"q\":{\"query\":\"x\",\"typ\":\"y\"}}|unknown member typ",
        "queries|{\"q\":{\"query\":\"x\",\"type\":\"def/Nothing\"}}|no type def/Nothing",
        "queries|{\"q\":{\"query\":\"x\",\"properties\":[{\"pid\":\"def/nothing\",\"v\":1}]}}|no property def/nothing",
        "queries|{\"q\":{\"query\":\"x\",\"limit\":0}}|number from 1", "extend|{\"ids\":[]}|no array properties",
        "callback|f|JSONP"})
    void whatIsNoQueryIsRefusedInOneSentence(String parameter, String value, String why) {
        HttpResponse<String> answer = server.get("reconcile?" + parameter + "=" + TestServer.encode(value), "Accept",
                "application/json");
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(JSON.parse(answer.body()).getString("detail").contains(why), answer.body());
    }

    @Test
    void batchesAndNestingHaveLimits() {
        String many = IntStream.rangeClosed(0, BATCH).mapToObj(i -> "\"q" + i + "\":{\"query\":\"x\"}")
                .collect(Collectors.joining(",", "{", "}"));
        assertEquals(400, post("queries", many).statusCode());
        assertEquals(400, post("queries", "{\"a\":" + "[".repeat(50_000)).statusCode());
        assertEquals(415, server.post("reconcile", "application/json", "{}").statusCode());
        assertEquals(400, server.post("reconcile", FORM, "").statusCode());
        assertEquals(404, server.get("reconcile/preview?id=id/actor/nobody").statusCode());
        assertEquals(404, server.get("reconcile/view?id=id/actor/nobody").statusCode());
    }
}
