package org.w3id.egnatia.publish.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.w3id.egnatia.describe.JsonLdContext;
import org.w3id.egnatia.publish.form.Table.Column;
import org.w3id.egnatia.publish.form.Table.Kind;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The tables of a release: one for each class of which people wrote that something belongs to it, and one for the
 * concepts. A thing of a narrower class stands in the table of that. The columns follow from the values that the data
 * has: a column for each property, one for each language of its texts, and beside IRIs their English names.
 */
public final class Tables {

    private static final String XSD_NAMES = XSD.getURI();
    private static final Set<String> DECIMALS = Set.of(XSD.decimal.getURI(), XSD.integer.getURI(),
            XSD.nonNegativeInteger.getURI());
    private static final Set<String> CSVW_TYPES = Set.of("date", "dateTime", "integer", "decimal", "double", "boolean",
            "gYear", "gYearMonth", "anyURI", "string", "nonNegativeInteger");

    private final Map<Node, Table> tables;

    private Tables(Map<Node, Table> tables) {
        this.tables = tables;
    }

    /** The classes that have a table, in the order of the names of the files. */
    public static List<Node> classes(Release release) {
        return List.copyOf(members(release).keySet());
    }

    private static Map<Node, Set<Node>> members(Release release) {
        Map<Node, Set<Node>> members = new TreeMap<>(Comparator.comparing(Tables::code));
        for (Node name : release.assertedGraphs()) {
            release.dataset().getGraph(name).find(Node.ANY, RDF.type.asNode(), Node.ANY)
                    .filterKeep(t -> t.getObject().isURI() && hasTable(t.getObject()))
                    .forEachRemaining(t -> members.computeIfAbsent(t.getObject(),
                            c -> new TreeSet<>(Comparator.comparing(Node::getURI))).add(t.getSubject()));
        }
        return members;
    }

    private static boolean hasTable(Node type) {
        return type.getURI().startsWith(Namespaces.DEF) || type.equals(SKOS.Concept.asNode());
    }

    /** The name of the file of a class, without its ending. */
    public static String code(Node type) {
        String local = type.getURI().substring(Math.max(type.getURI().lastIndexOf('/'), type.getURI().lastIndexOf('#'))
                + 1);
        return local.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The name of a class for readers, in English. */
    public static String title(Release release, Node type) {
        String name = Table.english(release.defaultGraph(), type);
        return name.isEmpty() ? code(type) : name;
    }

    /** The definition of all tables. */
    public static Tables of(Release release, JsonLdContext context) {
        Graph graph = release.defaultGraph();
        Map<Node, Table> tables = new LinkedHashMap<>();
        members(release).forEach((type, things) -> tables.put(type, new Table(type, code(type), title(release, type),
                columns(graph, things, context), List.copyOf(things))));
        return new Tables(tables);
    }

    /** What the values of a property turned out to be. */
    private static final class Found {
        private final Set<String> languages = new TreeSet<>();
        private final Set<String> datatypes = new HashSet<>();
        private final Set<String> several = new HashSet<>();
        private boolean hasIris;
        private boolean hasNames;

        void add(Graph graph, Node thing, Node property) {
            Map<String, Integer> counts = new TreeMap<>();
            graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).forEachRemaining(value -> {
                if (value.isURI()) {
                    hasIris = true;
                    hasNames |= !Table.english(graph, value).isEmpty();
                    counts.merge("<", 1, Integer::sum);
                } else if (value.getLiteralLanguage().isEmpty()) {
                    datatypes.add(value.getLiteralDatatypeURI());
                    counts.merge("", 1, Integer::sum);
                } else {
                    languages.add(value.getLiteralLanguage());
                    counts.merge(value.getLiteralLanguage(), 1, Integer::sum);
                }
            });
            counts.forEach((form, count) -> {
                if (count > 1) {
                    several.add(form);
                }
            });
        }
    }

    private static List<Column> columns(Graph graph, Set<Node> things, JsonLdContext context) {
        Map<Node, Found> found = new TreeMap<>(Comparator.comparing(context::key));
        for (Node thing : things) {
            for (Node property : graph.find(thing, Node.ANY, Node.ANY).mapWith(Triple::getPredicate).toSet()) {
                if (!property.equals(RDF.type.asNode())) {
                    found.computeIfAbsent(property, p -> new Found()).add(graph, thing, property);
                }
            }
        }
        List<Column> columns = new ArrayList<>(List.of(new Column(Kind.KEY, "iri", Optional.empty(), "", "", false)));
        found.forEach((property, values) -> {
            String key = context.key(property);
            Optional<Node> of = Optional.of(property);
            if (values.hasIris) {
                boolean isMany = values.several.contains("<");
                columns.add(new Column(Kind.IRI, key, of, "", "", isMany));
                if (values.hasNames) {
                    columns.add(new Column(Kind.NAME, key + " (name)", of, "en", "", isMany));
                }
            }
            if (!values.datatypes.isEmpty()) {
                columns.add(new Column(Kind.LITERAL, values.hasIris ? key + " (value)" : key, of, "",
                        common(values.datatypes),
                        values.several.contains("")));
            }
            values.languages.forEach(language -> columns.add(new Column(Kind.TEXT, key + '@' + language, of, language,
                    "", values.several.contains(language))));
        });
        return columns;
    }

    /** The table of a class. */
    public Table of(Node type) {
        return tables.get(type);
    }

    /** All tables. */
    public List<Table> all() {
        return List.copyOf(tables.values());
    }

    /** The metadata of the files, by the W3C's Metadata Vocabulary for Tabular Data. */
    public String metadata(Graph graph) {
        return TableMetadata.csvw(all().stream().map(table -> table.file(graph)).toList());
    }

    /** The datatype to which all values belong: whole numbers are decimal numbers, too; empty if there is none. */
    private static String common(Set<String> datatypes) {
        return datatypes.size() == 1 ? datatypes.iterator().next()
                : DECIMALS.containsAll(datatypes) ? XSD.decimal.getURI() : "";
    }

    /** The datatype of CSVW that stands for one of the data; empty if none does. */
    static Optional<String> datatype(String iri) {
        String local = iri.startsWith(XSD_NAMES) ? iri.substring(XSD_NAMES.length()) : "";
        return Optional.of(local).filter(CSVW_TYPES::contains);
    }
}
