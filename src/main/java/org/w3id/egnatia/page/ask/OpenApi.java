package org.w3id.egnatia.page.ask;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.SavedQuery;

/** The library of questions as an OpenAPI 3.1 document: one path for each question. */
public final class OpenApi {

    private static final List<AnswerForm> FORMS = Stream.of(AnswerForm.values()).filter(AnswerForm::isAnswer).toList();

    private static final int EXAMPLES = 40;

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
        view.site().release().queries().questions().forEach(question -> path(question, view, json));
        return json.finishObject().finishObject().build().toString();
    }

    private static void path(SavedQuery question, View view, JsonBuilder json) {
        json.key("/query/" + question.id()).startObject().key("get").startObject()
                .pair("operationId", question.id()).pair("summary", question.title());
        if (!question.header("question").isEmpty()) {
            json.pair("description", question.header("question"));
        }
        json.key("tags").startArray().value(question.group()).finishArray();
        json.key("parameters").startArray();
        question.parameters().forEach(parameter -> parameter(parameter, view, json));
        json.finishArray().key("responses").startObject();
        json.key("200").startObject().pair("description", "The answer, in the form that Accept asks for.").key("content").startObject();
        json.key(AnswerForm.HTML.mediaType()).startObject().finishObject();
        FORMS.forEach(form -> json.key(form.mediaType()).startObject().finishObject());
        json.finishObject().finishObject();
        error(json, "400", "A parameter is unknown, or a value is not accepted; what is accepted and what may have been meant stand in the answer.");
        error(json, "406", "None of the forms is acceptable.");
        error(json, "503", "The question took too long, or too many run; ask again later.");
        json.finishObject().finishObject().finishObject();
    }

    private static void error(JsonBuilder json, String status, String description) {
        json.key(status).startObject().pair("description", description).finishObject();
    }

    private static void parameter(Parameter parameter, View view, JsonBuilder json) {
        ParameterType type = parameter.type();
        json.startObject().pair("name", parameter.name()).pair("in", "query").pair("required", parameter.required())
                .pair("description", description(parameter)).key("schema").startObject();
        Optional<String> byDefault = parameter.byDefault();
        if (type instanceof ParameterType.Day) {
            json.pair("type", "string").pair("format", "date");
        } else if (type instanceof ParameterType.WholeNumber number) {
            json.pair("type", "integer").pair("minimum", number.least()).pair("maximum", number.most());
            byDefault.ifPresent(value -> json.pair("default", Long.parseLong(value)));
        } else {
            json.pair("type", "string");
            if (type instanceof ParameterType.FreeText free) {
                json.pair("maxLength", free.longest());
            } else if (type instanceof ParameterType.Word word) {
                examples(word.words(), json);
            } else if (type instanceof ParameterType.Listed listed) {
                examples(view.site().release().names().choices(listed.list()).stream().map(Choice::code).toList(), json);
            }
            byDefault.ifPresent(value -> json.pair("default", value));
        }
        json.finishObject().finishObject();
    }

    private static String description(Parameter parameter) {
        return parameter.meaning() + (parameter.type() instanceof ParameterType.Listed
                ? " A code, in any case; a name in any language and script; or the IRI." : "");
    }

    /** Names and IRIs are accepted beside the codes, so that the codes are examples and no enumeration. */
    private static void examples(List<String> codes, JsonBuilder json) {
        json.key("examples").startArray();
        codes.stream().limit(EXAMPLES).forEach(json::value);
        json.finishArray();
    }
}
