package org.w3id.egnatia.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.describe.TripleOrder;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.publish.form.Excerpt;
import org.w3id.egnatia.publish.form.Network;
import org.w3id.egnatia.publish.form.PartnerMap;
import org.w3id.egnatia.publish.form.QuestionArchive;
import org.w3id.egnatia.publish.form.RdfFiles;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.publish.form.Tables;
import org.w3id.egnatia.publish.panel.Panel;
import org.w3id.egnatia.publish.panel.ResearchFiles;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** The files of a release, each with what it is for. A list costs next to nothing; a file is made when it is asked. */
public final class Distributions {

    /** The knowledge graph as Turtle, the file that most readers want. */
    public static final String TURTLE = "egnatia.ttl";
    /** Every named graph as canonical N-Quads; its SHA-256 is the digest of the release. */
    public static final String N_QUADS = "egnatia.nq";
    /** The whole dataset, the default graph filled, as canonical N-Quads. */
    public static final String DATASET = "egnatia-all.nq";
    /** The knowledge graph as canonical N-Triples. */
    public static final String N_TRIPLES = "egnatia.nt";
    /** The ontology. */
    public static final String ONTOLOGY = "ontology.ttl";
    /** The saved questions as files. */
    public static final String QUESTIONS = "egnatia-questions.zip";

    private final Release release;
    private final GraphRights rights;
    private final Map<String, Distribution> files = new LinkedHashMap<>();
    private final Supplier<Descriptions> descriptions;
    private SoftReference<List<Triple>> known = new SoftReference<>(null);
    private Tables tables;
    private SoftReference<ResearchFiles> research = new SoftReference<>(null);

    /** The files of a release. */
    public Distributions(Release release) {
        this(release, () -> new Descriptions(release));
    }

    /** The files of a release of which the names of terms are known. */
    public Distributions(Release release, Supplier<Descriptions> descriptions) {
        this.release = release;
        this.rights = new GraphRights(release);
        this.descriptions = descriptions;
        published();
        datasets();
        parts();
        excerpts();
        tables();
        panel();
        others();
        add(DataCard.FILE, FileForm.MARKDOWN, Meaning.CARD, Meaning.CARD.title(), out -> DataCard.write(release, out));
    }

    /** All files. */
    public List<Distribution> all() {
        return List.copyOf(files.values());
    }

    /** The file of a name, if there is one. */
    public Optional<Distribution> named(String fileName) {
        return Optional.ofNullable(files.get(fileName));
    }

    private void add(String name, FileForm form, Meaning meaning, String title, Distribution.Content content) {
        files.put(name, new Distribution(name, form, meaning, title, rights.licences(), rights.restricted().isEmpty(),
                content));
    }

    private void addOpen(String name, FileForm form, Meaning meaning, String title, Distribution.Content content) {
        files.put(name, new Distribution(name, form, meaning, title, List.of(GraphRights.OPEN), true, content));
    }

    private void published() {
        add(TURTLE, FileForm.TURTLE, Meaning.PUBLISHED, Meaning.PUBLISHED.title(), out -> turtle(known(), out));
        add(N_TRIPLES, FileForm.N_TRIPLES, Meaning.PUBLISHED, Meaning.PUBLISHED.title(),
                release::writeDefaultGraph);
        add("egnatia.jsonld", FileForm.JSON_LD, Meaning.PUBLISHED, Meaning.PUBLISHED.title(),
                out -> descriptions.get().writeJsonLd(known(), out));
        if (DocumentForm.RDF_XML.fits(release.defaultGraph())) {
            add("egnatia.rdf", FileForm.RDF_XML, Meaning.PUBLISHED, Meaning.PUBLISHED.title(),
                    out -> RdfFiles.xml(known(), out));
        }
    }

    private void datasets() {
        add(DATASET, FileForm.N_QUADS, Meaning.ALL, Meaning.ALL.title(), release::writeDataset);
        add("egnatia-all.trig", FileForm.TRIG, Meaning.ALL, Meaning.ALL.title(), out ->
                RdfFiles.trig(head(), known(), release.graphNames(), name -> sorted(named(List.of(name))), out));
        add(N_QUADS, FileForm.N_QUADS, Meaning.GRAPHS, Meaning.GRAPHS.title(),
                out -> release.writeQuads(out, (graph, subject) -> true));
        addOpen("egnatia-open.nq", FileForm.N_QUADS, Meaning.OPEN, Meaning.OPEN.title() + ", as named graphs",
                out -> release.writeQuads(out, rights.open()));
        addOpen("egnatia-open.ttl", FileForm.TURTLE, Meaning.OPEN, Meaning.OPEN.title() + ", as the knowledge graph",
                out -> turtle(open(), out));
    }

    private List<Triple> open() {
        BiPredicate<Node, Node> isOpen = rights.open();
        return sorted(Stream.of(release.assertedGraphs(), release.derivedGraphs()).flatMap(List::stream)
                .flatMap(graph -> release.dataset().getGraph(graph).stream()
                        .filter(triple -> isOpen.test(graph, triple.getSubject()))));
    }

    private void parts() {
        graphs("egnatia-asserted.ttl", Meaning.ASSERTED, release.assertedGraphs());
        graphs("egnatia-derived.ttl", Meaning.DERIVED, release.derivedGraphs());
        graphs("egnatia-unconfirmed.ttl", Meaning.UNCONFIRMED, release.unconfirmedGraphs());
    }

    private void graphs(String name, Meaning meaning, List<Node> graphs) {
        add(name, FileForm.TURTLE, meaning, meaning.title(), out -> turtle(sorted(named(graphs.stream()
                .map(Node::getURI).toList())), out));
    }

    private void excerpts() {
        Graph graph = release.defaultGraph();
        graph.find(Node.ANY, SKOS.topConceptOf.asNode(), NodeFactory.createURI(Namespaces.VOC + "policy-area"))
                .mapWith(Triple::getSubject).toSet().stream().sorted(Comparator.comparing(Node::getURI))
                .forEach(area -> excerpt("area/", Meaning.AREA, area));
        graph.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner).mapWith(Triple::getSubject).toSet().stream()
                .sorted(Comparator.comparing(Node::getURI)).forEach(p -> excerpt("partner/", Meaning.PARTNER, p));
    }

    private void excerpt(String folder, Meaning meaning, Node thing) {
        add(folder + Namespaces.code(thing) + ".ttl", FileForm.TURTLE, meaning, name(thing),
                out -> turtle(sorted(Excerpt.of(release.defaultGraph(), thing).stream()), out));
    }

    private String name(Node thing) {
        return Stream.of(SKOS.prefLabel, RDFS.label).flatMap(property ->
                release.defaultGraph().find(thing, property.asNode(), Node.ANY).mapWith(Triple::getObject).toList()
                .stream()).filter(label -> label.getLiteralLanguage().equals("en"))
                .map(Node::getLiteralLexicalForm).findFirst().orElseGet(() -> Namespaces.code(thing));
    }

    private void tables() {
        for (Node type : Tables.classes(release)) {
            String code = Tables.code(type);
            add("tables/" + code + ".csv", FileForm.CSV, Meaning.TABLE, Tables.title(release, type), out ->
                    tableOf(type).file(release.defaultGraph()).write(out));
        }
        add("tables/csv-metadata.json", FileForm.CSVW, Meaning.TABLE, "Metadata of the tables", out ->
                out.write(definition().metadata(release.defaultGraph()).getBytes(StandardCharsets.UTF_8)));
    }

    private Table tableOf(Node type) {
        return definition().of(type);
    }

    private synchronized Tables definition() {
        if (tables == null) {
            tables = Tables.of(release, descriptions.get().context());
        }
        return tables;
    }

    private void panel() {
        ResearchFiles.titles(release).forEach((name, title) -> add(Panel.FOLDER + name,
                FileForm.of(name).orElseThrow(), Meaning.PANEL, title, out -> researchFiles().write(name, out)));
    }

    /** The files of the panel, of which several are made one after the other. */
    private synchronized ResearchFiles researchFiles() {
        ResearchFiles made = research.get();
        if (made == null) {
            made = new ResearchFiles(release);
            research = new SoftReference<>(made);
        }
        return made;
    }

    private void others() {
        Graph graph = release.defaultGraph();
        add("egnatia.geojson", FileForm.GEO_JSON, Meaning.MAP, Meaning.MAP.title(),
                out -> PartnerMap.write(graph, out));
        add("egnatia.graphml", FileForm.GRAPHML, Meaning.NETWORK, Meaning.NETWORK.title(),
                out -> Network.of(graph).graphMl(out));
        add("egnatia.gexf", FileForm.GEXF, Meaning.NETWORK, Meaning.NETWORK.title(),
                out -> Network.of(graph).gexf(release.issued(), out));
        Set<String> ontology = new LinkedHashSet<>();
        release.assertedGraphs().stream().map(Node::getURI).filter(name ->
                name.startsWith(GraphKind.ONTOLOGY.graphName("").getURI())
                || name.startsWith(GraphKind.VOCABULARY.graphName("").getURI())).forEach(ontology::add);
        addOpen(ONTOLOGY, FileForm.TURTLE, Meaning.ONTOLOGY, Meaning.ONTOLOGY.title(),
                out -> turtle(sorted(named(ontology)), out));
        addOpen("ontology.rdf", FileForm.RDF_XML, Meaning.ONTOLOGY, Meaning.ONTOLOGY.title(),
                out -> RdfFiles.xml(sorted(named(ontology)), out));
        addOpen(QUESTIONS, FileForm.ZIP, Meaning.QUESTIONS, Meaning.QUESTIONS.title(),
                out -> QuestionArchive.write(release.queries(), out));
    }

    private Stream<Triple> named(Collection<String> graphs) {
        return graphs.stream().flatMap(name -> release.dataset().getGraph(NodeFactory.createURI(name)).stream());
    }

    private static List<Triple> sorted(Stream<Triple> triples) {
        return triples.distinct().sorted(TripleOrder.BY_SUBJECT).toList();
    }

    /** What counts as known, in order; several files are made of it one after the other. */
    private synchronized List<Triple> known() {
        List<Triple> sorted = known.get();
        if (sorted == null) {
            sorted = release.defaultGraph().stream().sorted(TripleOrder.BY_SUBJECT).toList();
            known = new SoftReference<>(sorted);
        }
        return sorted;
    }

    private String head() {
        return "# Egnatia, data version " + release.version() + ", CC BY 4.0 except as noted, " + Namespaces.BASE
                + "\n# " + NamingRules.KOSOVO_FOOTNOTE + "\n" + rights.notices().stream()
                .map(notice -> "# Not under CC BY 4.0: " + notice + "\n").collect(Collectors.joining()) + "\n";
    }

    private void turtle(List<Triple> triples, OutputStream out) throws IOException {
        RdfFiles.turtle(head(), triples, out);
    }
}
