package org.w3id.egnatia.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.egnatia.query.MarkdownTable;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * The data card of a release, in Markdown (RFC 7763): what is in it, what is missing, how it was checked and where its
 * limits are. Its tables are the rows of saved questions; none of its numbers is written by hand.
 */
final class DataCard {

    /** Name of its file. */
    static final String FILE = "data-card.md";

    private final Release release;
    private final StringBuilder text = new StringBuilder();

    private DataCard(Release release) {
        this.release = release;
    }

    /**
     * Writes the card.
     *
     * @throws IOException if the stream does not take it
     */
    static void write(Release release, OutputStream out) throws IOException {
        out.write(new DataCard(release).whole().getBytes(StandardCharsets.UTF_8));
    }

    private String whole() {
        text.append("# Egnatia, version ").append(release.version()).append("\n\n");
        paragraph("A knowledge graph of how the European Union and the six Western Balkans partners work together on "
                + "rule of law, security and migration. " + NamingRules.KOSOVO_FOOTNOTE);
        paragraph(release.issued().map(day -> "Issued on " + day + ". ").orElse("") + release.triples()
                + " triples count as known; " + release.quads() + " stand in " + graphs()
                + " named graphs, each with the file that states it. Digest of the named graphs (SHA-256): "
                + release.digest() + '.');
        heading("What is in");
        table("facts-by-class");
        table("sources-by-class");
        heading("What is missing");
        paragraph("A table or page where nothing is recorded says \"not researched\". That is no statement that there "
                + "is nothing: a recorded \"no\" is a fact of its own, with evidence. What is not confirmed is kept "
                + "out of the knowledge graph: " + count("unconfirmed", "factIri") + " facts.");
        rowsOf("reviewed-until").stream().map(row -> row.get("until")).filter(Objects::nonNull)
                .map(Node::getLiteralLexicalForm).max(Comparator.naturalOrder()).ifPresent(day -> paragraph("Reviewed "
                + "until " + day + " by a source of which every grade is recorded; what happened since may be "
                + "missing."));
        heading("How it was checked");
        paragraph("Before a release is made, " + release.queries().group(QueryLibrary.HYGIENE).size() + " rules as "
                + "queries, the SHACL shapes and two independent parsers read every file; a release with a finding is "
                + "not made. Each fact has evidence, which says how it was checked:");
        table("how-checked");
        table("facts-by-weight");
        heading("Known limits");
        paragraph("Where sources differ, both readings are kept side by side and linked, with the reason: on "
                + count("differences", "matterIri") + " matters. Days are as exact as their precision says: day, "
                + "month or year. Identifiers of others may lead to pages that have changed since.");
        new GraphRights(release).notices().forEach(notice -> paragraph("Not under CC BY 4.0: " + notice));
        heading("Licence and citation");
        paragraph("CC BY 4.0 unless said otherwise above. Cite the version: Egnatia, version " + release.version()
                + release.issued().map(LocalDate::toString).map(day -> ", " + day).orElse("") + ", "
                + Namespaces.BASE + '.');
        return text.toString();
    }

    /** How many graphs there are, or how many of them have triples where some are empty. */
    private String graphs() {
        long all = release.graphNames().size();
        long full = release.graphNames().stream().filter(name -> !release.dataset()
                .getGraph(NodeFactory.createURI(name)).isEmpty()).count();
        return full == all ? Long.toString(all) : full + " of " + all;
    }

    private void heading(String words) {
        text.append("## ").append(words).append("\n\n");
    }

    private void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    private List<Binding> rowsOf(String question) {
        return release.queries().find(question).map(saved -> QueryRunner.rows(QueryRunner.parse(saved.text()),
                release.dataset())).orElse(List.of());
    }

    /** How many values a column of the answer to a question has. */
    private long count(String question, String column) {
        return rowsOf(question).stream().map(row -> row.get(column)).distinct().count();
    }

    /** The rows of a question under its title; nothing if there are none. */
    private void table(String id) {
        List<Binding> rows = rowsOf(id);
        if (rows.isEmpty()) {
            return;
        }
        SavedQuery saved = release.queries().find(id).orElseThrow();
        Query query = QueryRunner.parse(saved.text());
        List<ResultColumn> columns = ResultColumn.of(query.getProjectVars());
        List<List<String>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(columns.stream().map(column -> row.get(column.value())).map(value -> value == null
                ? "" : MarkdownTable.plain(text(value))).toList()));
        paragraph(saved.title() + ':');
        text.append(MarkdownTable.of(columns.stream().map(column -> column.value().getVarName()).toList(), cells))
                .append('\n');
    }

    private static String text(Node value) {
        return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
    }
}
