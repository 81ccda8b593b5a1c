package org.w3id.egnatia.watch;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.riot.rowset.RowSetReaderRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultSetException;

/** The rows of a SPARQL endpoint: {@code celex}, and if they are there {@code title} and {@code date}. */
final class ResultEntries {

    private static final String CELEX = "celex";

    private ResultEntries() {
    }

    static List<Entry> of(Answer answer) {
        Lang lang = answer.mediaType().endsWith("+json") ? ResultSetLang.RS_JSON : ResultSetLang.RS_XML;
        List<Entry> entries = new ArrayList<>();
        try {
            RowSetReader reader = RowSetReaderRegistry.getFactory(lang).create(lang);
            RowSet rows = reader.read(new ByteArrayInputStream(answer.body()), ARQ.getContext());
            if (rows == null || rows.getResultVars().stream().noneMatch(v -> v.getVarName().equals(CELEX))) {
                throw new NoAnswerException("has no column celex");
            }
            while (rows.hasNext()) {
                Binding row = rows.next();
                String celex = text(row, CELEX);
                entries.add(Entry.of(text(row, "title"), celex.isEmpty() ? ""
                        : "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:" + celex, celex,
                        Days.in(text(row, "date"))));
            }
        } catch (ResultSetException | JsonException | RiotException e) {
            throw new NoAnswerException("is cut off, or no result of a query");
        }
        return entries;
    }

    private static String text(Binding row, String variable) {
        return row.contains(variable) ? row.get(variable).isLiteral() ? row.get(variable).getLiteralLexicalForm()
                : row.get(variable).toString() : "";
    }
}
