package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.describe.Description;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.report.Narrowed;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The page of the ontology: its header, and module by module a drawing and a list of all terms with their definitions.
 *
 * @param view       its circumstances
 * @param head       what all pages about things have
 * @param properties of the ontology itself, such as version and licence
 * @param modules    its modules
 * @param part       its terms, or those of the kind and the module that the address asks for
 */
public record OntologyPage(View view, Head head, List<Property> properties, List<Module> modules,
                           Narrowed<OntologyPage.Term> part) implements Page {

    /** The parameter of the module. */
    public static final String MODULE = "module";
    /** The kinds of terms, as addresses have them. */
    public static final List<String> KINDS = List.of("AnnotationProperty", "Class", "DatatypeProperty",
            "ObjectProperty");


    private static final String GRAPHS = Namespaces.GRAPH + "ontology/";

    /**
     * A module: a file of the ontology.
     *
     * @param graph   its graph
     * @param about   what it is for
     * @param diagram drawing of its classes and properties
     * @param terms   its terms, classes before properties
     */
    public record Module(Name graph, String about, Diagram diagram, List<Term> terms) {

        /** A word for addresses within the page. */
        public String anchor() {
            return graph.node().getURI().substring(GRAPHS.length());
        }
    }

    /**
     * A term.
     *
     * @param name       the term
     * @param local      its name in the namespace
     * @param isClass    true for classes
     * @param definition its definition
     * @param from       domains of a property
     * @param to         ranges of a property
     */
    public record Term(Name name, String local, boolean isClass, String definition, List<Name> from, List<Name> to) {
    }

    /** The page for a description. */
    public static Optional<OntologyPage> of(View view, Description description) {
        List<Module> modules = new ArrayList<>();
        for (String graph : view.site().release().graphNames()) {
            if (graph.startsWith(GRAPHS)) {
                Module module = module(view, NodeFactory.createURI(graph));
                if (!module.terms().isEmpty()) {
                    modules.add(module);
                }
            }
        }
        Map<Term, Name> modulesOf = new HashMap<>();
        modules.forEach(module -> module.terms().forEach(term -> modulesOf.put(term, module.graph())));
        Map<String, Function<Term, List<Name>>> by = new LinkedHashMap<>();
        by.put(Narrowed.KIND, term -> view.site().things().values(term.name().node(), RDF.type.asNode()).stream()
                .filter(type -> KINDS.contains(type.getLocalName())).map(type -> kind(view, type)).toList());
        by.put(MODULE, term -> List.of(modulesOf.get(term)));
        return Optional.of(new OntologyPage(view, Head.of(view, description),
                new ThingContent(view, description).properties(), modules, Narrowed.of(view, modules.stream()
                .flatMap(module -> module.terms().stream()).toList(), by, Integer.MAX_VALUE)));
    }

    /** A kind of term by its name in OWL, without the namespace. */
    private static Name kind(View view, Node type) {
        Name name = Name.of(view, type);
        return new Name(NodeFactory.createLiteralString(type.getLocalName()), name.text(), name.language(),
                name.fallback(), Optional.empty());
    }

    private static Module module(View view, Node graph) {
        Things things = view.site().things();
        List<Node> terms = view.site().release().dataset().getGraph(graph)
                .find(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY)
                .mapWith(Triple::getSubject).toList().stream().distinct()
                .sorted(Comparator.comparing((Node n) -> !things.isA(n, OWL.Class.asNode()))
                        .thenComparing(n -> n.toString())).toList();
        List<Node> classes = terms.stream().filter(t -> things.isA(t, OWL.Class.asNode())).toList();
        List<Node> properties = terms.stream().filter(t -> !classes.contains(t)).toList();
        String about = Head.sentence(view, graph).text();
        return new Module(Name.of(view, graph), about, Diagram.of(view, classes, properties),
                terms.stream().map(t -> term(view, t)).toList());
    }

    private static Term term(View view, Node term) {
        Things things = view.site().things();
        return new Term(Name.of(view, term), Namespaces.shorten(term.getURI()), things.isA(term, OWL.Class.asNode()),
                view.told(term, SKOS.definition.asNode()).text(),
                things.values(term, RDFS.domain.asNode()).stream().map(n -> Name.of(view, n)).toList(),
                things.values(term, RDFS.range.asNode()).stream().map(n -> Name.of(view, n)).toList());
    }

    @Override
    public String template() {
        return "ontology.jte";
    }

    @Override
    public String title() {
        return head.name().text();
    }

    @Override
    public String description() {
        return head.sentence().text();
    }

    @Override
    public List<String> styles() {
        return List.of("report.css");
    }

    @Override
    public List<Alternate> alternates() {
        return head.alternates();
    }
}
