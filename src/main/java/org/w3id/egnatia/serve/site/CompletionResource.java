package org.w3id.egnatia.serve.site;

import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.complete.Completion;
import org.w3id.egnatia.page.complete.CompletionJson;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Target;

/** {@code /sparql/completion}: what fits where the cursor stands in a query, for the editor and other programs. */
final class CompletionResource {

    /** Its address. */
    static final String PATH = "/sparql/completion";
    /** The text, which may be anything on its way to a query. */
    static final Parameter QUERY = Parameter.optional("query", new ParameterType.FreeText(20_000, true),
            "A query in SPARQL 1.1, which need not be finished; without it, the classes are told.");
    /** The cursor. */
    static final Parameter AT = Parameter.optional("at", new ParameterType.WholeNumber(0, 20_000),
            "Where the cursor stands in the query, in UTF-16 code units; without it, at the end.");

    private CompletionResource() {
    }

    static Answer answer(Target target) {
        String query = target.parameter(QUERY.name()).orElse("");
        int at = target.parameter(AT.name()).map(Integer::valueOf).orElse(query.length());
        View view = Views.of(target);
        return target.as(Form.JSON, () -> Representation.Made.of(CompletionJson.of(Completion.of(view.site())
                .at(query, at, view.language()), view)));
    }
}
