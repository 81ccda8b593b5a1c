package org.w3id.egnatia.release;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphReadOnly;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.derive.Derivation;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.names.NameIndex;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A version of the knowledge graph. It never changes; a reload makes a new one.
 *
 * <p>The default graph is the union of the ontology, the vocabularies, the data and the derived graphs. The catalogue,
 * the saved queries and the unconfirmed facts are named graphs outside it.
 */
public final class Release {

    /** The graph with the metadata of all graphs. */
    public static final Node CATALOGUE = NodeFactory.createURI(Namespaces.GRAPH + "catalogue");
    /** The graph with the saved questions. */
    public static final Node QUERIES = NodeFactory.createURI(Namespaces.GRAPH + "queries");
    /** The graph with the rules: the queries that derive and those that find faults. */
    public static final Node RULES = NodeFactory.createURI(Namespaces.GRAPH + "rules");

    /** A graph that is in no release: with it an engine of others says which release it has. */
    public static final Node MARK = NodeFactory.createURI(Namespaces.GRAPH + "release");
    /** The property by which it says so; its value is the digest. */
    public static final Node MARKED_BY = OWL.versionInfo.asNode();

    private static final String DERIVED = Namespaces.GRAPH + "derived/";

    private final KeptGraphs graphs;
    private final Later<Graph> shapes;
    private final QueryLibrary queries;
    private final Later<CanonicalQuads.Summary> canonical;
    private final Later<NameIndex> names;
    private final Later<Optional<LocalDate>> issued;
    private final Map<String, Integer> remarks;

    /** Puts a release together of its parts. */
    Release(KeptGraphs graphs, Later<Graph> shapes, QueryLibrary queries, Later<CanonicalQuads.Summary> canonical,
            Map<String, Integer> remarks, Later<NameIndex> names) {
        this.graphs = graphs;
        this.shapes = shapes;
        this.queries = queries;
        this.canonical = canonical;
        this.names = names;
        this.issued = new Later<>(() -> issued(graphs.dataset().getGraph(CATALOGUE)));
        this.remarks = Map.copyOf(remarks);
    }

    private Release(Release other, Map<String, Integer> remarks) {
        this.graphs = other.graphs;
        this.shapes = other.shapes;
        this.queries = other.queries;
        this.canonical = other.canonical;
        this.names = other.names;
        this.issued = other.issued;
        this.remarks = Map.copyOf(remarks);
    }

    /**
     * Makes a release of what files state and what was derived from it.
     *
     * @param stated  its default graph has been extended by what was derived
     * @param derived what each rule gave
     * @param queries the saved queries that belong to the data
     * @throws IllegalArgumentException if there is a blank node, which no citable data has
     */
    public static Release of(StatedGraphs stated, List<Derivation.Derived> derived, QueryLibrary queries) {
        List<NamedGraph<Graph>> all = new ArrayList<>(stated.named());
        Graph catalogue = stated.catalogue();
        for (Derivation.Derived one : derived) {
            all.add(new NamedGraph<>(one.graphName(), Place.KNOWN, one.triples()));
            describe(one, catalogue);
        }
        describe(CATALOGUE, "Catalogue of the graphs", "What each graph is called, who says so, and since when.",
                catalogue);
        describe(QUERIES, "Saved questions", "The questions that come with the data, as SHACL SPARQL executables.",
                catalogue);
        describe(RULES, "Rules", "The rules that derive triples and those that find faults in the data.", catalogue);
        List<SavedQuery> rules = new ArrayList<>(queries.group(QueryLibrary.DERIVE));
        rules.addAll(queries.group(QueryLibrary.HYGIENE));
        all.add(new NamedGraph<>(CATALOGUE, Place.ASIDE, catalogue));
        all.add(new NamedGraph<>(QUERIES, Place.ASIDE, QuestionGraph.of(queries.questions(), QUERIES)));
        all.add(new NamedGraph<>(RULES, Place.ASIDE, QuestionGraph.of(rules, RULES)));
        return of(all, new GraphReadOnly(stated.shapes()), queries);
    }

    /**
     * Puts a release together again of its named graphs, as they were written down, and its queries. It has no shapes,
     * which are written nowhere.
     *
     * @throws IllegalArgumentException if there is a blank node, which no citable data has
     */
    public static Release again(DatasetGraph written, QueryLibrary queries) {
        List<NamedGraph<Graph>> all = new ArrayList<>();
        written.listGraphNodes().forEachRemaining(name -> all.add(new NamedGraph<>(name, Place.of(name),
                written.getGraph(name))));
        return of(all, new GraphReadOnly(GraphFactory.createDefaultGraph()), queries);
    }

    private static Release of(List<NamedGraph<Graph>> all, Graph shapes, QueryLibrary queries) {
        FrozenGraphs graphs = FrozenGraphs.of(all);
        return new Release(graphs, new Later<>(() -> shapes), queries,
                new Later<>(() -> CanonicalQuads.summary(graphs)), Map.of(),
                new Later<>(() -> NameIndex.of(graphs.dataset(), graphs.unconfirmed(),
                        graphs.dataset().getGraph(CATALOGUE), queries)));
    }

    private static void describe(Derivation.Derived derived, Graph catalogue) {
        describe(derived.graphName(), derived.rule().title(), derived.rule().header("why"), catalogue);
        catalogue.add(Triple.create(derived.graphName(), Egn.derivedBy, NodeFactory.createURI(derived.rule().iri())));
    }

    private static void describe(Node graph, String title, String description, Graph catalogue) {
        catalogue.add(Triple.create(graph, RDF.type.asNode(), Egn.Graph));
        catalogue.add(Triple.create(graph, DCTerms.title.asNode(), text(title)));
        catalogue.add(Triple.create(graph, DCTerms.description.asNode(), text(description)));
    }

    private static Node text(String english) {
        return NodeFactory.createLiteralLang(english, "en");
    }

    /** All graphs, read-only. */
    public DatasetGraph dataset() {
        return graphs.dataset();
    }

    /** The default graph. */
    public Graph defaultGraph() {
        return graphs.dataset().getDefaultGraph();
    }

    /**
     * The union of the graphs with unconfirmed facts, which the default graph leaves out. Nothing is derived from them.
     */
    public Graph unconfirmed() {
        return graphs.unconfirmed();
    }

    /** The union of the graphs with retired IRIs and what took their place, which the default graph leaves out. */
    public Graph retired() {
        return graphs.retired();
    }

    /** The names of the graphs with unconfirmed facts, in order. */
    public List<Node> unconfirmedGraphs() {
        return graphsOf(GraphKind.UNCONFIRMED);
    }

    /** The names of the graphs with retired IRIs, in order. */
    public List<Node> retiredGraphs() {
        return graphsOf(GraphKind.RETIRED);
    }

    private List<Node> graphsOf(GraphKind kind) {
        String prefix = kind.graphName("").getURI();
        return graphNames().stream().filter(name -> name.startsWith(prefix)).map(NodeFactory::createURI).toList();
    }

    /** The shapes to which the data conforms. They check the data and are in none of its graphs. */
    public Graph shapes() {
        return shapes.get();
    }

    /** The saved queries that belong to this version. */
    public QueryLibrary queries() {
        return queries;
    }

    /**
     * The index of all names, for search and for the values of parameters; made when it is first asked for, and once.
     */
    public NameIndex names() {
        return names.get();
    }

    /**
     * The same release with what was found when it was checked.
     *
     * @param remarks how many findings each rule gave, by its name
     */
    public Release remarked(Map<String, Integer> remarks) {
        return new Release(this, remarks);
    }

    /**
     * How many findings each rule gave that gave any, by its name; what keeps data from being published is not among
     * them.
     */
    public Map<String, Integer> remarks() {
        return remarks;
    }

    /** SHA-256 over the canonical N-Quads of all graphs, in lower-case hexadecimal. */
    public String digest() {
        return canonical.get().digest();
    }

    /** The short name of this version: the first 12 digits of the digest. */
    public String version() {
        return digest().substring(0, 12);
    }

    /**
     * When it was issued, as its own catalogue says: the latest date of issue or change of any of its graphs; empty if
     * the catalogue gives none.
     */
    public Optional<LocalDate> issued() {
        return issued.get();
    }

    private static Optional<LocalDate> issued(Graph catalogue) {
        return Stream.of(DCTerms.issued, DCTerms.modified)
                .flatMap(property -> catalogue.stream(Node.ANY, property.asNode(), Node.ANY)).map(Triple::getObject)
                .filter(day -> day.isLiteral() && day.getLiteralLexicalForm().matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(day -> LocalDate.parse(day.getLiteralLexicalForm())).max(Comparator.naturalOrder());
    }

    /** Number of triples in the default graph. */
    public long triples() {
        return graphs.triples();
    }

    /** Number of quads in the named graphs. */
    public long quads() {
        return canonical.get().count();
    }

    /**
     * Writes the named graphs as canonical N-Quads 1.1, in UTF-8; all of them are what the {@linkplain #digest()
     * digest} is computed over.
     *
     * @param isWritten given the name of a graph and a subject in it, whether its quads are among them
     * @throws IOException if the stream does not take them
     */
    public void writeQuads(OutputStream out, BiPredicate<Node, Node> isWritten) throws IOException {
        graphs.writeQuads(out, isWritten, false);
    }

    /**
     * Writes the whole dataset as it is asked, in canonical N-Quads 1.1 and UTF-8: the named graphs, and what counts as
     * known in the default graph once more. No triple is in two named graphs.
     *
     * @throws IOException if the stream does not take them
     */
    public void writeDataset(OutputStream out) throws IOException {
        graphs.writeQuads(out, (graph, subject) -> true, true);
    }

    /**
     * Writes the default graph as canonical N-Triples 1.1, in UTF-8.
     *
     * @throws IOException if the stream does not take them
     */
    public void writeDefaultGraph(OutputStream out) throws IOException {
        graphs.writeQuads(out, (graph, subject) -> false, true);
    }

    /** The names of the graphs that people wrote and that count as known, in order: the default graph without rules. */
    public List<Node> assertedGraphs() {
        return graphs.named().stream().filter(one -> one.place() == Place.KNOWN).map(NamedGraph::name)
                .filter(name -> !name.getURI().startsWith(DERIVED)).toList();
    }

    /** The names of the graphs that rules made, in order. */
    public List<Node> derivedGraphs() {
        return graphs.named().stream().map(NamedGraph::name).filter(name -> name.getURI().startsWith(DERIVED)).toList();
    }

    /** The names of the named graphs, in order. */
    public List<String> graphNames() {
        return graphs.named().stream().map(one -> one.name().getURI()).sorted().toList();
    }

    /** Says that the current thread has read what it wanted for now, so that nothing is held for it. */
    public void rest() {
        graphs.rest();
    }

    /** Lets go of a database that the release is in; nothing is read after it. */
    public void close() {
        graphs.close();
    }

    KeptGraphs graphs() {
        return graphs;
    }
}
