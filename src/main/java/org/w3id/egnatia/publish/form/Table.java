package org.w3id.egnatia.publish.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The table of a class: a row for each thing, in the order of the IRIs, and columns that are said once, here, for every
 * way in which the table is written.
 *
 * @param type    the class
 * @param code    name of the file without its ending
 * @param title   its name for readers, in English
 * @param columns the columns, that of the IRI first
 * @param things  the things that have a row
 */
public record Table(Node type, String code, String title, List<Column> columns, List<Node> things) {

    /** Stands between the values of a cell that has several. */
    public static final String SEPARATOR = "\n";

    /** What a column holds. */
    public enum Kind {
        /** The IRI of the row's thing. */
        KEY,
        /** IRIs. */
        IRI,
        /** The English names of the IRIs in the column before. */
        NAME,
        /** Texts of one language. */
        TEXT,
        /** Other literals. */
        LITERAL
    }

    /**
     * A column.
     *
     * @param kind     what it holds
     * @param title    what stands in the header line
     * @param property whose values it has; empty for the key
     * @param language of its texts; else empty
     * @param datatype IRI of the datatype to which all its literals belong; empty if there is none
     * @param isMany   true if a cell may have several values
     */
    public record Column(Kind kind, String title, Optional<Node> property, String language, String datatype,
            boolean isMany) {

        /** Its name in metadata and databases: letters, digits and underscores. */
        public String name() {
            return title.replaceAll("[^A-Za-z0-9]+", "_");
        }

        /** The values in the row of a thing, in order. */
        public List<String> values(Graph graph, Node thing) {
            if (kind == Kind.KEY) {
                return List.of(thing.getURI());
            }
            return graph.find(thing, property.orElseThrow(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                    .filter(this::holds).sorted(Comparator.comparing(Column::text)).map(value -> kind == Kind.NAME
                            ? english(graph, value) : text(value)).toList();
        }

        /** The column as it is told to programs. */
        Field field() {
            boolean isKey = kind == Kind.KEY;
            Optional<String> exact = Tables.datatype(datatype);
            String type = switch (kind) {
                case KEY, IRI -> "anyURI";
                case LITERAL -> exact.orElse("string");
                case NAME, TEXT -> "";
            };
            // With the property, whoever makes triples of the table would make strings where the graph has none.
            boolean isOnlyText = kind == Kind.LITERAL && exact.isEmpty();
            return new Field(name(), title, isOnlyText ? "The values of " + property.orElseThrow().getURI()
                    + " as texts; their datatypes are in the RDF files alone." : "", type,
                    kind == Kind.NAME ? "en" : language, isMany ? SEPARATOR : "",
                    property.map(Node::getURI).filter(iri -> !isOnlyText), isKey, kind == Kind.IRI,
                    isKey || kind == Kind.NAME);
        }

        private boolean holds(Node value) {
            return switch (kind) {
                case KEY -> false;
                case IRI, NAME -> value.isURI();
                case TEXT -> value.isLiteral() && value.getLiteralLanguage().equals(language);
                case LITERAL -> value.isLiteral() && value.getLiteralLanguage().isEmpty();
            };
        }

        private static String text(Node value) {
            return value.isURI() ? value.getURI() : value.getLiteralLexicalForm();
        }
    }

    /** The English name of a thing; empty if it has none. */
    public static String english(Graph graph, Node thing) {
        return Optional.ofNullable(label(graph, thing, SKOS.prefLabel.asNode()))
                .or(() -> Optional.ofNullable(label(graph, thing, RDFS.label.asNode()))).orElse("");
    }

    private static String label(Graph graph, Node thing, Node property) {
        return graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).filterKeep(label -> label.isLiteral()
                && label.getLiteralLanguage().equals("en")).mapWith(Node::getLiteralLexicalForm).toList().stream()
                .min(Comparator.naturalOrder()).orElse(null);
    }

    /** The table with its rows, to be written and described. */
    public TableFile file(Graph graph) {
        return new TableFile(code + ".csv", title, "", Optional.of(type.getURI()), List.of("iri"),
                columns.stream().map(Column::field).toList(), sink -> {
                    for (Node thing : things) {
                        List<String> cells = new ArrayList<>(columns.size());
                        columns.forEach(column -> cells.add(String.join(SEPARATOR, column.values(graph, thing))));
                        sink.row(cells);
                    }
                });
    }
}
