package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** The rules that a file is judged by on its own, before it is put together with others. */
final class FileRules {

    static final List<Rule> RULES = List.of(
            Rule.error("blank-node", Rule.Stage.FILE, "Everything has an IRI",
                    "A blank node cannot be cited, and is another one each time it is read.",
                    "Give it an IRI.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf [ a egn:Organisation ] .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        egn:partOf actor:base-a .""").ofStyle(15),
            Rule.error("graph-rights", Rule.Stage.FILE, "A graph under another's licence says whose numbers they are",
                    "Whoever passes the graph on must know under which terms and in which words to name the source.",
                    "Add dcterms:rights and dcterms:rightsHolder, or # rights: and # holder: in the query of a table.",
                    """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en ;
                        dcterms:license <https://creativecommons.org/licenses/by-nd/4.0/> .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """, """
                    # file: data/example.ttl
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    <https://w3id.org/egnatia/graph/example> a egn:Graph ; dcterms:title "Example"@en ;
                        dcterms:license <https://creativecommons.org/licenses/by-nd/4.0/> ;
                        dcterms:rights "Example, with attribution."@en ;
                        dcterms:rightsHolder actor:example .
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en .
                    """).ofStyle(29),
            Rule.error("imports", Rule.Stage.FILE, "Nothing is imported",
                    "A file of others can change or vanish, and is never fetched.",
                    "Declare what is used by a short stub.", """
                    # in: ontology/example.ttl
                    <https://w3id.org/egnatia/graph/ontology/example> owl:imports <http://www.w3.org/ns/org> .""", """
                    # in: ontology/example.ttl
                    <https://w3id.org/egnatia/graph/ontology/example> dcterms:relation
                        <http://www.w3.org/ns/org> .""").ofStyle(12),
            Rule.error("schema-in-data", Rule.Stage.FILE, "Data says nothing about classes and properties",
                    "What words mean is decided in one place.",
                    "Move the statement to ontology/.", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        owl:sameAs actor:base-a .""", """
                    actor:example a egn:Organisation ;
                        rdfs:label "Example"@en ;
                        skos:related actor:base-a ."""));

    private static final Set<Node> SCHEMA_PROPERTIES = Set.of(RDFS.subClassOf.asNode(), RDFS.subPropertyOf.asNode(),
            RDFS.domain.asNode(), RDFS.range.asNode(), OWL.equivalentClass.asNode(), OWL.equivalentProperty.asNode(),
            OWL.sameAs.asNode(), OWL.disjointWith.asNode(), OWL.inverseOf.asNode());
    private static final Set<Node> SCHEMA_CLASSES =
            Set.of(OWL.Class.asNode(), RDFS.Class.asNode(), RDF.Property.asNode(),
            OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode(), OWL.AnnotationProperty.asNode(),
            OWL.Ontology.asNode());
    private static final String LOCAL_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*";
    /** The licence of what is ours, which names us. */
    private static final Node OURS = NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/");
    private final TurtleFile file;
    private final List<Finding> findings = new ArrayList<>();

    private FileRules(TurtleFile file) {
        this.file = file;
    }

    static List<Finding> examine(TurtleFile file) {
        FileRules rules = new FileRules(file);
        file.places().forEach(rules::statement);
        if (file.kind().holdsFacts()) {
            file.subjects().forEach(rules::subject);
            if (!file.isTable()) {
                rules.header();
            }
        }
        return rules.findings;
    }

    private void statement(Triple triple, Position at) {
        if (file.kind() == GraphKind.SHAPES) {
            return;
        }
        if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
            add(at, "blank-node", name(triple.getSubject()), "a blank node cannot be cited; give it an IRI");
        }
        if (triple.getPredicate().equals(OWL.imports.asNode())) {
            add(at, "imports", name(triple.getSubject()),
                    "owl:imports is not allowed and never followed; declare what is used");
        }
        if (file.kind().holdsFacts() && (SCHEMA_PROPERTIES.contains(triple.getPredicate())
                || triple.getPredicate().equals(RDF.type.asNode()) && SCHEMA_CLASSES.contains(triple.getObject()))) {
            add(at, "schema-in-data", name(triple.getSubject()),
                    "a statement about classes or properties; those belong in ontology/");
        }
    }

    private void subject(Node subject, Position at) {
        if (!subject.isURI()) {
            return;
        }
        String iri = subject.getURI();
        if (!iri.startsWith(Namespaces.ID) && !iri.startsWith(Namespaces.VOC) && !subject.equals(file.graphName())) {
            add(at, "foreign-namespace", name(subject), "a subject outside " + Namespaces.ID
                    + "; state facts about our own IRIs only");
        } else if (iri.endsWith("/")) {
            add(at, "iri-twin", name(subject), "an IRI with a slash at its end; remove the slash");
        } else if (!iri.substring(Namespaces.BASE.length()).matches(LOCAL_NAME)) {
            boolean otherLetters = iri.chars().anyMatch(c -> c > 127);
            add(at, otherLetters ? "mixed-script" : "bad-iri", name(subject),
                    "an IRI of ours has letters a-z, digits, '.', '_' and '-' only");
        }
    }

    private void header() {
        if (!file.graph().contains(file.graphName(), RDF.type.asNode(), Egn.Graph)
                || !file.graph().contains(file.graphName(), DCTerms.title.asNode(), Node.ANY)) {
            add(new Position(1, 1), "graph-header", name(file.graphName()),
                    "the file does not say what it is; begin it with <"
                    + file.graphName().getURI() + "> a egn:Graph ; dcterms:title \"…\"@en .");
        }
        boolean ofOthers = file.graph().find(file.graphName(), DCTerms.license.asNode(), Node.ANY).toList().stream()
                .anyMatch(licence -> !licence.getObject().equals(OURS));
        if (ofOthers && !(says(DCTerms.rights) && says(DCTerms.rightsHolder))) {
            add(new Position(1, 1), "graph-rights", name(file.graphName()),
                    "the graph is under another's licence and does not say whose numbers it has and how to name them");
        }
    }

    private boolean says(Property property) {
        return file.graph().contains(file.graphName(), property.asNode(), Node.ANY);
    }

    private static String name(Node node) {
        return node.isURI() ? Namespaces.shorten(node.getURI()) : "_:" + node.getBlankNodeLabel();
    }

    private void add(Position at, String rule, String focus, String message) {
        findings.add(new Finding(file.path(), at, Severity.ERROR, rule, focus, message));
    }
}
