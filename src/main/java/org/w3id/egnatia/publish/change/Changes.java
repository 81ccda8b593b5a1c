package org.w3id.egnatia.publish.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonException;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What changed from one version to another, in words. It is read off the canonical files: of each only what changed and
 * its neighbours are in memory.
 *
 * @param from    name of the older version
 * @param to      name of the newer version
 * @param removed how many quads are gone
 * @param added   how many quads are new
 * @param things  the things of which something changed, in order of their kinds and names
 * @param others  how many subjects changed that are no things of their own: evidence, geometry, graphs, rules
 */
public record Changes(String from, String to, long removed, long added, List<Change> things, long others) {

    private static final String DERIVED = " <" + Namespaces.GRAPH + "derived/";
    private static final Set<String> ASIDE = Set.of("evidence", "geometry");
    private static final List<Node> NAMES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode());
    private static final Node LOCATOR = NodeFactory.createURI(Namespaces.DEF + "locator");
    private static final Node PARTNER_CLASS = Egn.WesternBalkansPartner;

    /** What one version says of some subjects. */
    private static final class Side {
        private final Path file;
        private final Set<String> lines = new LinkedHashSet<>();
        private Graph graph = GraphMemFactory.createGraphMem2();

        Side(Path file) {
            this.file = file;
        }

        /** Reads what is said of some subjects, given as they are written in lines. */
        void read(Set<String> subjects, Predicate<String> isWanted) throws IOException {
            StringBuilder found = new StringBuilder();
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (subjects.contains(line.substring(0, line.indexOf(' '))) && isWanted.test(line)) {
                        found.append(line).append('\n');
                    }
                }
            }
            RDFParser.fromString(found.toString(), Lang.NQUADS).parse(new StreamRDFBase() {
                @Override
                public void quad(Quad quad) {
                    graph.add(quad.asTriple());
                }

                @Override
                public void triple(Triple triple) {
                    graph.add(triple);
                }
            });
        }
    }

    /**
     * Compares two versions.
     *
     * @param older canonical N-Quads of the older version
     * @param newer canonical N-Quads of the newer version
     * @throws IOException if a file cannot be read
     */
    public static Changes of(Path older, Path newer, String from, String to) throws IOException {
        Side before = new Side(older);
        Side after = new Side(newer);
        long[] counts = new long[2];
        SortedLines.compare(older, newer, new SortedLines.Taker() {
            @Override
            public void removed(String line) {
                counts[0]++;
                note(before, line);
            }

            @Override
            public void added(String line) {
                counts[1]++;
                note(after, line);
            }

            private void note(Side side, String line) {
                if (!line.contains(DERIVED)) {
                    side.lines.add(line.substring(0, line.indexOf(' ')));
                }
            }
        });
        Set<String> changed = new TreeSet<>(before.lines);
        changed.addAll(after.lines);
        Set<String> things = changed.stream().filter(Changes::isThing).collect(Collectors.toCollection(TreeSet::new));
        Reading reading = new Reading(before, after, things);
        return new Changes(from, to, counts[0], counts[1], reading.changes(), changed.size() - things.size());
    }

    private static boolean isThing(String written) {
        String iri = written.substring(1, written.length() - 1);
        return iri.startsWith(Namespaces.ID) && !ASIDE.contains(iri.substring(Namespaces.ID.length())
                .replaceFirst("/.*", "")) || iri.startsWith(Namespaces.VOC) || iri.startsWith(Namespaces.DEF)
                || iri.startsWith(Namespaces.QUERY);
    }

    /** Two versions side by side, as far as things changed. */
    private static final class Reading {
        private final Side before;
        private final Side after;
        private final Set<String> things;

        Reading(Side before, Side after, Set<String> things) throws IOException {
            this.before = before;
            this.after = after;
            this.things = things;
            for (Side side : List.of(before, after)) {
                side.read(things, line -> true);
                // Evidence is told by its source, and everything by its name.
                Set<String> near = neighbours(side.graph);
                side.read(near, line -> true);
                side.read(neighbours(side.graph).stream().filter(iri -> !near.contains(iri))
                        .collect(Collectors.toSet()), line -> NAMES.stream().anyMatch(name -> line.contains(" <"
                        + name.getURI() + "> ")));
            }
        }

        private static Set<String> neighbours(Graph graph) {
            Set<String> near = new HashSet<>();
            graph.find().forEachRemaining(triple -> Stream.of(triple.getPredicate(), triple.getObject())
                    .filter(Node::isURI).forEach(node -> near.add('<' + node.getURI() + '>')));
            return near;
        }

        List<Change> changes() {
            return things.stream().map(written -> change(written.substring(1, written.length() - 1)))
                    .filter(change -> change.how() != Change.How.CHANGED || !change.rows().isEmpty())
                    .sorted(Comparator.comparing(Change::kind).thenComparing(Change::label)
                            .thenComparing(Change::iri)).toList();
        }

        private Change change(String iri) {
            Node thing = NodeFactory.createURI(iri);
            boolean was = before.graph.contains(thing, Node.ANY, Node.ANY);
            boolean is = after.graph.contains(thing, Node.ANY, Node.ANY);
            Change.How how = !was ? Change.How.ADDED : !is ? Change.How.REMOVED : Change.How.CHANGED;
            Graph told = is ? after.graph : before.graph;
            return new Change(how, iri, name(told, thing), kind(thing), partners(thing), topics(thing),
                    how == Change.How.CHANGED ? rows(thing) : List.of(), evidence(told, thing));
        }

        private List<Change.Row> rows(Node thing) {
            Map<Node, List<Set<Node>>> byProperty = new LinkedHashMap<>();
            for (Side side : List.of(before, after)) {
                Graph other = side == before ? after.graph : before.graph;
                side.graph.find(thing, Node.ANY, Node.ANY).filterDrop(other::contains).toList().stream()
                        .sorted(Comparator.comparing(Triple::toString)).forEach(triple -> byProperty
                        .computeIfAbsent(triple.getPredicate(), p -> List.of(new LinkedHashSet<>(),
                                new LinkedHashSet<>())).get(side == before ? 0 : 1).add(triple.getObject()));
            }
            List<Change.Row> rows = new ArrayList<>();
            byProperty.forEach((property, values) -> rows.add(new Change.Row(name(after.graph, property),
                    values.get(0).stream().map(value -> text(before.graph, property, value)).toList(),
                    values.get(1).stream().map(value -> text(after.graph, property, value)).toList())));
            rows.sort(Comparator.comparing(Change.Row::property));
            return rows;
        }

        private static String text(Graph graph, Node property, Node value) {
            if (property.equals(Egn.evidence)) {
                return place(graph, value);
            }
            if (value.isURI()) {
                return name(graph, value);
            }
            String language = value.getLiteralLanguage();
            return value.getLiteralLexicalForm() + (language.isEmpty() || language.equals("en") ? ""
                    : " (" + language + ')');
        }

        private static List<String> evidence(Graph graph, Node thing) {
            return graph.find(thing, Egn.evidence, Node.ANY).mapWith(t -> place(graph, t.getObject())).toList().stream()
                    .sorted().distinct().toList();
        }

        /** A place in a source: its name, and where in it. */
        private static String place(Graph graph, Node evidence) {
            String source = graph.find(evidence, Egn.source, Node.ANY).mapWith(t -> name(graph, t.getObject())).toList()
                    .stream().sorted().findFirst().orElseGet(() -> Namespaces.shorten(evidence.getURI()));
            List<String> lines = graph.find(evidence, Egn.line, Node.ANY)
                    .mapWith(t -> t.getObject().getLiteralLexicalForm()).toList().stream()
                    .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder())).toList();
            List<String> locators = graph.find(evidence, LOCATOR, Node.ANY)
                    .mapWith(t -> t.getObject().getLiteralLexicalForm()).toList().stream().sorted().toList();
            String where = String.join(", ", locators) + (lines.isEmpty() ? ""
                    : (lines.size() == 1 ? "line " : "lines ") + String.join(", ", lines));
            return where.isEmpty() ? source : source + ", " + where;
        }

        private List<String> partners(Node thing) {
            Set<String> partners = new TreeSet<>();
            for (Graph graph : List.of(before.graph, after.graph)) {
                if (graph.contains(thing, RDF.type.asNode(), PARTNER_CLASS)) {
                    partners.add(thing.getURI());
                }
                graph.find(thing, Node.ANY, Node.ANY).mapWith(Triple::getObject)
                        .filterKeep(object -> object.isURI() && graph.contains(object, RDF.type.asNode(),
                                PARTNER_CLASS)).forEachRemaining(partner -> partners.add(partner.getURI()));
            }
            return List.copyOf(partners);
        }

        private List<String> topics(Node thing) {
            return Stream.of(before.graph, after.graph).flatMap(graph -> graph.find(thing, Egn.topic, Node.ANY)
                    .mapWith(t -> t.getObject().getURI()).toList().stream()).sorted().distinct().toList();
        }

        private static String kind(Node thing) {
            String iri = thing.getURI();
            if (iri.startsWith(Namespaces.ID)) {
                return iri.substring(Namespaces.ID.length()).replaceFirst("/.*", "");
            }
            return iri.startsWith(Namespaces.VOC) ? "concept" : iri.startsWith(Namespaces.DEF) ? "term" : "question";
        }

        private static String name(Graph graph, Node thing) {
            return NAMES.stream().flatMap(property -> graph.find(thing, property, Node.ANY).mapWith(Triple::getObject)
                    .toList().stream()).filter(Node::isLiteral)
                    .filter(label -> label.getLiteralLanguage().equals("en") || label.getLiteralLanguage().isEmpty())
                    .map(Node::getLiteralLexicalForm).sorted().findFirst()
                    .orElseGet(() -> Namespaces.shorten(thing.getURI()));
        }
    }

    /** True if nothing changed. */
    public boolean isEmpty() {
        return removed + added == 0;
    }

    /** The same with some of the things. */
    public Changes only(Predicate<Change> wanted) {
        return new Changes(from, to, removed, added, things.stream().filter(wanted).toList(), others);
    }

    /** The changes as they are kept. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.put("from", from);
        json.put("to", to);
        json.put("removed", JsonNumber.value(removed));
        json.put("added", JsonNumber.value(added));
        json.put("others", JsonNumber.value(others));
        JsonArray list = new JsonArray();
        things.forEach(change -> list.add(change.json()));
        json.put("things", list);
        return json;
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @throws IOException if the file cannot be read or is none
     */
    public static Changes read(Path file) throws IOException {
        try {
            JsonObject json = JSON.parse(Files.readString(file));
            List<Change> things = new ArrayList<>();
            json.get("things").getAsArray().forEach(one -> things.add(Change.read(one.getAsObject())));
            return new Changes(json.getString("from"), json.getString("to"), json.getNumber("removed").longValue(),
                    json.getNumber("added").longValue(), List.copyOf(things), json.getNumber("others").longValue());
        } catch (JsonException | NullPointerException | UnsupportedOperationException e) {
            throw new IOException(file + ": is no list of changes; remove it, and the next build makes it anew", e);
        }
    }
}
