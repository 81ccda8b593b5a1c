package org.w3id.egnatia.serve.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /query/openapi.json}: the addresses of the site as an OpenAPI 3.1 document, made of the list of routes, with a
 * path of its own for each question.
 */
final class OpenApiResource implements Resource {

    private static final int EXAMPLES = 5;
    /** A longer list is no help in a document that is read whole; its page has it. */
    private static final int LISTED = 60;
    private static final String QUESTION = "/query/{id}";
    private static final String ROWS = "application/sparql-results+json";
    private static final String ROWS_OF = "rows-of-";
    /** A parameter that stands at so many addresses is told once for all. */
    private static final int SHARED = 5;

    private final Supplier<Routes> routes;

    /** What an operation is called, and what is said of it. */
    private record Operation(String path, String id, String summary, String description, String tag) {
    }

    OpenApiResource(Supplier<Routes> routes) {
        this.routes = routes;
    }

    @Override
    public Answer answer(Target target) {
        return target.as(Form.JSON, () -> Representation.Made.of(document(target)));
    }

    private String document(Target target) {
        Site site = Served.of(target).site();
        JsonBuilder json = new JsonBuilder().startObject().pair("openapi", "3.1.0");
        json.key("info").startObject().pair("title", "Egnatia: addresses and questions")
                .pair("version", site.release().version())
                .pair("description", site.messages().text("ask.lead"))
                .key("license").startObject().pair("name", "CC BY 4.0").pair("identifier", "CC-BY-4.0").finishObject()
                .finishObject();
        json.key("servers").startArray().startObject()
                .pair("url", site.links().publicUrl().toString().replaceFirst("/$", "")).finishObject().finishArray();
        json.key("paths").startObject();
        routes.get().all().forEach(route -> path(route, target, json));
        Route questions = routes.get().all().stream().filter(route -> route.pattern().toString().equals(QUESTION))
                .findFirst().orElseThrow();
        for (SavedQuery question : site.release().queries().questions()) {
            Target asked = new Target(target.request(), questions, target.edition(), Map.of("id", question.id()),
                    "query/" + question.id(), "", Map.of());
            Operation operation = new Operation("/query/" + question.id(), question.id(), question.title(),
                    question.header("question"), question.group());
            json.key(operation.path()).startObject().key("get").startObject();
            head(operation, json);
            json.key("parameters").startArray();
            questions.resource().parameters(asked).forEach(parameter -> parameter(parameter, target, json));
            json.finishArray();
            List<String> columns = columns(question);
            responses(questions.forms().stream().filter(form -> QuestionResource.has(form, columns)).toList(), columns,
                    Optional.of(question.id()), json);
            json.finishObject().finishObject();
        }
        json.finishObject();
        components(site.release().queries().questions(), json);
        JsonObject document = json.finishObject().build().getAsObject();
        shareParameters(document);
        return JSON.toStringFlat(document);
    }

    private static List<String> columns(SavedQuery question) {
        return QueryRunner.parse(question.text()).getResultVars();
    }

    /** Parameters that are the same at many addresses are told once. */
    private static void shareParameters(JsonObject document) {
        Map<JsonValue, Integer> times = new HashMap<>();
        List<JsonObject> operations = document.getObj("paths").values().stream()
                .flatMap(path -> path.getAsObject().values().stream()).map(JsonValue::getAsObject)
                .filter(operation -> operation.hasKey("parameters")).toList();
        operations.forEach(operation -> operation.get("parameters").getAsArray()
                .forEach(parameter -> times.merge(parameter, 1, Integer::sum)));
        Map<JsonValue, String> names = new HashMap<>();
        JsonObject shared = new JsonObject();
        for (JsonObject operation : operations) {
            JsonArray parameters = new JsonArray();
            for (JsonValue parameter : operation.get("parameters").getAsArray()) {
                parameters.add(times.get(parameter) < SHARED ? parameter
                        : reference("parameters", names.computeIfAbsent(parameter, one -> named(one, shared))));
            }
            operation.put("parameters", parameters);
        }
        document.getObj("components").put("parameters", shared);
    }

    /** Puts a parameter among the shared ones, under its name or that with a number. */
    private static String named(JsonValue parameter, JsonObject shared) {
        String name = parameter.getAsObject().getString("name");
        String free = name;
        for (int i = 2; shared.hasKey(free); i++) {
            free = name + '-' + i;
        }
        shared.put(free, parameter);
        return free;
    }

    private static JsonObject reference(String kind, String name) {
        JsonObject reference = new JsonObject();
        reference.put("$ref", "#/components/" + kind + '/' + name);
        return reference;
    }

    private static void path(Route route, Target target, JsonBuilder json) {
        String path = route.pattern().toString().replace("*}", "}");
        Target asked = new Target(target.request(), route, target.edition(), Map.of("id", "", "path", ""), "", "",
                Map.of());
        String id = path.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        Operation get = new Operation(path, "at-" + (id.isEmpty() ? "home" : id), route.summary(), "", "site");
        json.key(path).startObject().key("get").startObject();
        head(get, json);
        json.key("parameters").startArray();
        for (String variable : route.pattern().variables()) {
            json.startObject().pair("name", variable).pair("in", "path").pair("required", true);
            Optional.ofNullable(route.variables().get(variable)).ifPresentOrElse(
                    list -> listed(list, Optional.empty(), target, json),
                    () -> json.key("schema").startObject().pair("type", "string").finishObject());
            json.finishObject();
        }
        asked.contract().forEach(parameter -> parameter(parameter, target, json));
        json.finishArray();
        responses(route.forms(), List.of(), Optional.empty(), json);
        json.finishObject();
        if (route.methods().contains("POST")) {
            json.key("post").startObject();
            head(new Operation(path, get.id() + "-by-post", route.summary(), "", "site"), json);
            json.key("requestBody").startObject().pair("required", true).key("content").startObject().key(Request.FORM)
                    .startObject().key("schema").startObject().pair("type", "object").key("properties").startObject();
            asked.contract().stream().filter(parameter -> route.dayParameters().stream()
                    .noneMatch(parameter.name()::equals)).forEach(parameter -> json.key(parameter.name()).startObject()
                    .pair("type", "string").pair("description", parameter.meaning()).finishObject());
            json.finishObject().finishObject().finishObject().finishObject().finishObject();
            responses(route.forms(), List.of(), Optional.empty(), json);
            json.finishObject();
        }
        json.finishObject();
    }

    private static void head(Operation operation, JsonBuilder json) {
        json.pair("operationId", operation.id()).pair("summary", operation.summary());
        if (!operation.description().isEmpty()) {
            json.pair("description", operation.description());
        }
        json.key("tags").startArray().value(operation.tag()).finishArray();
    }

    /**
     * The answers.
     *
     * @param columns  names of the columns of a question; none for others
     * @param question its identifier
     */
    private static void responses(List<Form> forms, List<String> columns, Optional<String> question, JsonBuilder json) {
        json.key("responses").startObject();
        json.key("200").startObject().pair("description", "The answer, in the form that Accept asks for.");
        json.key("content").startObject();
        forms.stream().map(Form::mediaType).distinct().forEach(type -> {
            json.key(type).startObject().key("schema").startObject();
            if (question.isPresent() && (type.equals(ROWS) || type.equals(Form.JSON.mediaType()))) {
                json.pair("$ref", "#/components/schemas/" + ROWS_OF + question.get());
            } else if (type.endsWith("json")) {
                json.key("type").startArray().value("object").value("array").finishArray();
            } else {
                json.pair("type", "string");
                if (!columns.isEmpty() && type.equals(Form.CSV.mediaType())) {
                    json.pair("description", "A table with the columns " + String.join(", ", columns) + ".");
                }
            }
            json.finishObject().finishObject();
        });
        json.finishObject().finishObject();
        Cause.statuses().forEach(status -> json.key(status.toString()).startObject()
                .pair("$ref", "#/components/responses/" + status).finishObject());
        json.finishObject();
    }

    /** Results in the JSON of SPARQL 1.1, with the columns of the question and no others. */
    private static void rows(List<String> columns, JsonBuilder json) {
        json.pair("type", "object").key("required").startArray().value("head").value("results").finishArray()
                .key("properties").startObject();
        json.key("head").startObject().pair("type", "object").key("properties").startObject().key("vars").startObject()
                .key("const").startArray();
        columns.forEach(json::value);
        json.finishArray().finishObject().finishObject().finishObject();
        json.key("results").startObject().pair("type", "object").key("properties").startObject().key("bindings")
                .startObject().pair("type", "array").key("items").startObject().pair("type", "object")
                .pair("additionalProperties", false).key("properties").startObject();
        columns.forEach(column -> json.key(column).startObject().pair("$ref", "#/components/schemas/Term")
                .finishObject());
        json.finishObject().finishObject().finishObject().finishObject().finishObject().finishObject();
    }

    private static void components(List<SavedQuery> questions, JsonBuilder json) {
        json.key("components").startObject().key("schemas").startObject();
        for (SavedQuery question : questions) {
            json.key(ROWS_OF + question.id()).startObject();
            rows(columns(question), json);
            json.finishObject();
        }
        json.key("Term").startObject().pair("description", "An RDF term in the JSON of SPARQL 1.1.")
                .pair("type", "object").key("required").startArray().value("type").value("value").finishArray()
                .key("properties").startObject();
        json.key("type").startObject().key("enum").startArray().value("uri").value("literal").value("bnode")
                .finishArray().finishObject();
        for (String member : List.of("value", "datatype", "xml:lang")) {
            json.key(member).startObject().pair("type", "string").finishObject();
        }
        json.finishObject().finishObject();
        json.key("Problem").startObject().pair("description", "Problem details (RFC 9457).").pair("type", "object")
                .key("required").startArray().value("title").value("status").value("detail").finishArray()
                .key("properties").startObject();
        json.key("title").startObject().pair("type", "string").finishObject();
        json.key("status").startObject().pair("type", "integer").finishObject();
        json.key("detail").startObject().pair("type", "string")
                .pair("description", "What is wrong, and what to do, in a sentence.").finishObject();
        json.key("parameter").startObject().pair("type", "string")
                .pair("description", "The parameter that is wrong.").finishObject();
        json.finishObject().finishObject().finishObject();
        json.key("responses").startObject();
        Cause.statuses().forEach(status -> problem(json, status.toString(), Cause.of(status).stream()
                .map(cause -> cause.code() + ": " + cause.meaning() + " Ask again " + cause.repeat().words() + '.')
                .collect(Collectors.joining(" "))));
        json.finishObject().finishObject();
    }

    private static void problem(JsonBuilder json, String status, String description) {
        json.key(status).startObject().pair("description", description).key("content").startObject()
                .key("application/problem+json").startObject().key("schema").startObject()
                .pair("$ref", "#/components/schemas/Problem").finishObject().finishObject().finishObject()
                .finishObject();
    }

    private static void parameter(Parameter parameter, Target target, JsonBuilder json) {
        ParameterType type = parameter.type();
        json.startObject().pair("name", parameter.name()).pair("in", "query").pair("required", parameter.required());
        if (type instanceof ParameterType.Listed listed) {
            json.pair("description", parameter.meaning() + " A code, in any case; a name in any language and script; "
                    + "or the IRI." + whereListed(listed.list(), target));
            listed(listed.list(), parameter.byDefault(), target, json);
            json.finishObject();
            return;
        }
        json.pair("description", parameter.meaning()).key("schema").startObject()
                .pair("type", type instanceof ParameterType.WholeNumber ? "integer" : "string");
        if (type instanceof ParameterType.Day) {
            json.pair("format", "date");
        } else if (type instanceof ParameterType.WholeNumber bounds) {
            json.pair("minimum", bounds.least()).pair("maximum", bounds.most());
        } else if (type instanceof ParameterType.FreeText text) {
            json.pair("maxLength", text.longest());
        } else if (type instanceof ParameterType.Word word) {
            json.key("enum").startArray();
            word.words().forEach(json::value);
            json.finishArray();
        }
        // The default of a day is the day of asking, which no document can name.
        parameter.byDefault().filter(value -> !parameter.isDay()).ifPresent(value -> {
            if (type instanceof ParameterType.WholeNumber) {
                json.pair("default", Long.parseLong(value));
            } else {
                json.pair("default", value);
            }
        });
        json.finishObject().finishObject();
    }

    private static String whereListed(ValueList list, Target target) {
        return list.address().isEmpty() ? "" : " All of them: " + target.edition().publicUrl() + list.address();
    }

    /** The codes of a list, all of them if they are not too many; names and IRIs are accepted beside them. */
    private static void listed(ValueList list, Optional<String> byDefault, Target target, JsonBuilder json) {
        List<String> codes = target.edition().values().choices(list).stream().map(Choice::code).toList();
        json.key("schema").startObject().pair("type", "string");
        if (codes.size() <= LISTED) {
            json.key("anyOf").startArray().startObject().key("enum").startArray();
            codes.forEach(json::value);
            json.finishArray().finishObject().startObject().pair("description", "A name, or the IRI.").finishObject()
                    .finishArray();
        }
        json.key("examples").startArray();
        codes.stream().limit(EXAMPLES).forEach(json::value);
        json.finishArray();
        byDefault.ifPresent(value -> json.pair("default", value));
        json.finishObject();
    }
}
