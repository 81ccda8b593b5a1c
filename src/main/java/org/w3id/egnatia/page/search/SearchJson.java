package org.w3id.egnatia.page.search;

import java.util.List;
import java.util.Locale;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.release.names.FoundName;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.vocab.NamingRules;

/** Search results for programs. */
public final class SearchJson {

    private SearchJson() {
    }

    /** A page of results with facets. */
    public static String of(SearchPage page) {
        JsonBuilder json = new JsonBuilder().startObject();
        json.pair("query", page.words()).pair("total", page.total()).pair("page", page.number())
                .pair("pages", page.pages())
                .pair("pageSize", SearchPage.HITS).pair("language", page.view().language().tag());
        page.view().asOf().chosen().ifPresent(day -> json.pair("asOf", day.toString()));
        json.pair("dataVersion", page.view().site().release().version()).pair("footnote", NamingRules.KOSOVO_FOOTNOTE);
        page.answer().ifPresent(answer -> answer(answer, json));
        if (!page.missed().isEmpty()) {
            json.key("missed").startArray();
            page.missed().forEach(json::value);
            json.finishArray();
        }
        json.key("results").startArray();
        page.shown().forEach(shown -> hit(shown, json));
        json.finishArray().key("facets").startObject();
        for (SearchPage.Choice choice : page.facets()) {
            json.key(choice.facet().code()).startArray();
            for (List<SearchPage.Value> values : List.of(choice.first(), choice.others())) {
                values.forEach(v -> json.startObject().pair("value", v.value()).pair("label", v.label())
                        .pair("count", v.count())
                        .pair("chosen", v.chosen()).finishObject());
            }
            json.finishArray();
        }
        return json.finishObject().finishObject().build().toString();
    }

    private static void answer(DirectAnswer answer, JsonBuilder json) {
        json.key("answer").startObject().pair("question", answer.question().id()).pair("title", answer.question()
                .title())
                .key("parameters").startObject();
        answer.parameters().forEach(json::pair);
        json.finishObject().key("unheeded").startArray();
        answer.unheeded().forEach(json::value);
        json.finishArray().pair("rows", answer.rows()).pair("address", answer.link(AnswerForm.HTML))
                .pair("json", answer.link(AnswerForm.JSON)).finishObject();
    }

    /** Suggestions while typing. */
    public static String of(List<SearchPage.Shown> suggestions) {
        JsonBuilder json = new JsonBuilder().startArray();
        suggestions.forEach(shown -> hit(shown, json));
        return json.finishArray().build().toString();
    }

    private static void hit(SearchPage.Shown shown, JsonBuilder json) {
        Hit hit = shown.hit();
        json.startObject().pair("iri", hit.thing().getURI()).pair("address", shown.link())
                .pair("label", shown.label().text()).pair("language", shown.label().language())
                .pair("type", hit.category().code()).pair("typeLabel", shown.kind())
                .pair("confirmed", hit.confirmed()).pair("match", hit.level().name().toLowerCase(Locale.ROOT));
        if (!shown.description().isEmpty()) {
            json.pair("description", shown.description().text());
        }
        hit.name().filter(name -> name.kind() != FoundName.Kind.HIDDEN)
                .ifPresent(name -> json.key("matched").startObject()
                .pair("text", name.text()).pair("language", name.language())
                .pair("kind", name.kind().name().toLowerCase(Locale.ROOT)).finishObject());
        json.finishObject();
    }
}
