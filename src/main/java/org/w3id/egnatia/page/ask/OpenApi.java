package org.w3id.egnatia.page.ask;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.QueryParameter;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.vocab.Namespaces;

/** The library of questions as an OpenAPI 3.1 document: one path for each question. */
public final class OpenApi {

    private static final List<AnswerForm> FORMS = Stream.of(AnswerForm.values()).filter(AnswerForm::isAnswer).toList();

    private OpenApi() {
    }

    /** The document for a site. */
    public static String of(View view) {
        JsonBuilder json = new JsonBuilder().startObject().pair("openapi", "3.1.0");
        json.key("info").startObject().pair("title", "Egnatia: library of questions").pair("version", view.site().release().version())
                .pair("description", view.text("ask.lead"))
                .key("license").startObject().pair("name", "CC BY 4.0").pair("identifier", "CC-BY-4.0").finishObject().finishObject();
        json.key("servers").startArray().startObject().pair("url", view.site().links().publicUrl().toString().replaceFirst("/$", "")).finishObject().finishArray();
        json.key("paths").startObject();
        view.site().release().queries().questions().forEach(question -> path(question, json));
        return json.finishObject().finishObject().build().toString();
    }

    private static void path(SavedQuery question, JsonBuilder json) {
        json.key("/query/" + question.id()).startObject().key("get").startObject()
                .pair("operationId", question.id()).pair("summary", question.title());
        if (!question.header("question").isEmpty()) {
            json.pair("description", question.header("question"));
        }
        json.key("tags").startArray().value(question.group()).finishArray();
        Map<String, Node> defaults = QueryRunner.defaults(question);
        json.key("parameters").startArray();
        question.parameters().forEach(parameter -> parameter(parameter, defaults.get(parameter.name()), json));
        json.finishArray().key("responses").startObject();
        json.key("200").startObject().pair("description", "The answer, in the form that Accept asks for.").key("content").startObject();
        json.key(AnswerForm.HTML.mediaType()).startObject().finishObject();
        FORMS.forEach(form -> json.key(form.mediaType()).startObject().finishObject());
        json.finishObject().finishObject();
        error(json, "400", "A value is not of its parameter's type.");
        error(json, "406", "None of the forms is acceptable.");
        error(json, "503", "The question took too long, or too many run; ask again later.");
        json.finishObject().finishObject().finishObject();
    }

    private static void error(JsonBuilder json, String status, String description) {
        json.key(status).startObject().pair("description", description).finishObject();
    }

    private static void parameter(QueryParameter parameter, Node byDefault, JsonBuilder json) {
        json.startObject().pair("name", parameter.name()).pair("in", "query").pair("required", false)
                .pair("description", parameter.meaning()).key("schema").startObject();
        String namespace = Namespaces.all().get(parameter.type());
        switch (parameter.type()) {
            case "date" -> json.pair("type", "string").pair("format", "date");
            case "integer" -> json.pair("type", "integer");
            default -> json.pair("type", "string");
        }
        if (namespace != null) {
            json.pair("description", "A code of " + namespace + " or the whole IRI.");
        }
        if (byDefault != null && parameter.type().equals("integer")) {
            json.pair("default", Long.parseLong(byDefault.getLiteralLexicalForm()));
        } else if (byDefault != null) {
            json.pair("default", byDefault.isURI() && namespace != null ? byDefault.getURI().substring(namespace.length()) : byDefault.getLiteralLexicalForm());
        }
        json.finishObject().finishObject();
    }
}
