package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Representation;
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

    /** Names, IRIs and other cases are accepted beside the codes, so that these are examples and no enumeration. */
    private static final int EXAMPLES = 5;
    private static final String QUESTION = "/query/{id}";

    private final Supplier<Routes> routes;

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
            operation(target, json, "/query/" + question.id(), question.id(), question.title(),
                    question.header("question"), question.group(), List.of(),
                    questions.resource().parameters(asked), questions.forms());
        }
        return json.finishObject().finishObject().build().toString();
    }

    private static void path(Route route, Target target, JsonBuilder json) {
        String path = route.pattern().toString().replace("*}", "}");
        Target asked = new Target(target.request(), route, target.edition(), Map.of("id", "", "path", ""), "", "",
                Map.of());
        List<Parameter> parameters = asked.contract();
        String id = path.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        operation(target, json, path, "at-" + (id.isEmpty() ? "home" : id), route.summary(), "", "site", route.pattern()
                .variables(), parameters, route.forms());
    }

    private static void operation(Target target, JsonBuilder json, String path, String id, String summary,
            String description, String tag, List<String> variables,
                                  List<Parameter> parameters, List<Form> forms) {
        json.key(path).startObject().key("get").startObject().pair("operationId", id).pair("summary", summary);
        if (!description.isEmpty()) {
            json.pair("description", description);
        }
        json.key("tags").startArray().value(tag).finishArray();
        json.key("parameters").startArray();
        for (String variable : variables) {
            json.startObject().pair("name", variable).pair("in", "path").pair("required", true)
                    .key("schema").startObject().pair("type", "string").finishObject().finishObject();
        }
        parameters.forEach(parameter -> parameter(parameter, target, json));
        json.finishArray().key("responses").startObject();
        json.key("200").startObject().pair("description", "The answer, in the form that Accept asks for.")
                .key("content").startObject();
        forms.stream().map(Form::mediaType).distinct().forEach(type -> json.key(type).startObject().finishObject());
        json.finishObject().finishObject();
        Cause.statuses().forEach(status -> error(json, status.toString(), Cause.of(status).stream()
                .map(cause -> cause.code() + ": " + cause.meaning() + " Ask again " + cause.repeat().words() + '.')
                .collect(Collectors.joining(" "))));
        json.finishObject().finishObject().finishObject();
    }

    private static void error(JsonBuilder json, String status, String description) {
        json.key(status).startObject().pair("description", description).finishObject();
    }

    private static void parameter(Parameter parameter, Target target, JsonBuilder json) {
        ParameterType type = parameter.type();
        json.startObject().pair("name", parameter.name()).pair("in", "query").pair("required", parameter.required())
                .pair("description", parameter.meaning()
                + (type instanceof ParameterType.Listed
                ? " A code, in any case; a name in any language and script; or the IRI." : ""))
                .key("schema").startObject().pair("type", type instanceof ParameterType.WholeNumber ? "integer"
                : "string");
        if (type instanceof ParameterType.Day) {
            json.pair("format", "date");
        } else if (type instanceof ParameterType.WholeNumber bounds) {
            json.pair("minimum", bounds.least()).pair("maximum", bounds.most());
        } else if (type instanceof ParameterType.FreeText text) {
            json.pair("maxLength", text.longest());
        } else {
            List<String> words = type instanceof ParameterType.Word word ? word.words()
                    : target.edition().values().choices(((ParameterType.Listed) type).list()).stream().map(Choice::code)
                    .toList();
            json.key("examples").startArray();
            words.stream().limit(EXAMPLES).forEach(json::value);
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
}
