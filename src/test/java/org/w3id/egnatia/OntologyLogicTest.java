package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import openllet.owlapi.OpenlletReasonerFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.datatypes.UnsupportedDatatypeException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.StreamDocumentSource;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.HasIRI;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLDataPropertyAssertionAxiom;
import org.semanticweb.owlapi.model.OWLLiteral;
import org.semanticweb.owlapi.model.OWLNamedIndividual;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2RLProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.violations.UseOfIllegalDataRange;
import org.semanticweb.owlapi.reasoner.OWLReasoner;
import org.w3id.egnatia.load.GraphFiles;
import org.w3id.egnatia.load.GraphKind;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Proves that the ontology is OWL 2 DL, that it lies within OWL 2 RL, and that neither it nor the data contradicts it,
 * as two reasoners of different making agree.
 *
 * <p>The schema is every module of the ontology with its alignments and the reused terms; the whole adds the
 * vocabularies and all files below {@code data/}. What is derived by queries is not part of it.
 *
 * <p>How far the datatypes reach. OWL 2 has no {@code xsd:date}, and our dates are just that, without an OWL range:
 * SHACL checks them. It is the only thing in the data that is not OWL 2 DL.
 * <ul>
 * <li>HermiT knows the datatypes of OWL 2 alone and refuses the whole data for one date, so it gets the whole without
 * the triples that hold dates. Its own {@code ReasonerFactory} would pass over such literals in silence, even
 * ill-formed ones, and call two dates of a functional property consistent; it is therefore not used here.
 * <li>Openllet takes the dates, finds ill-formed ones, and also reasons from them to domains.
 * <li>Neither sees values of annotation properties, among them the Dublin Core and most SKOS terms.
 * </ul>
 * OWL API counts text with a language tag as {@code rdf:langString}, which OWL 2 RL does not list; OWL 2 itself reads
 * it as {@code rdf:PlainLiteral}, which OWL 2 RL does list. That is a matter of the checker and not of the data.
 */
class OntologyLogicTest {

    private static final OWLDataFactory OWL_2 = OWLManager.getOWLDataFactory();
    /** The datatypes of days, months and years, which the OWL 2 datatype map leaves out. */
    private static final Set<String> DATES = Set.of(XSD.date.getURI(), XSD.gYearMonth.getURI(), XSD.gYear.getURI());
    private static final String EU = Namespaces.ID + "actor/eu";
    private static final OWLClass ACTOR = term("Actor");
    private static final OWLClass INSTRUMENT = term("Instrument");

    private static Graph schemaTriples;
    private static Graph wholeTriples;
    private static OWLOntology schema;
    private static OWLOntology whole;
    private static OWLOntology wholeWithoutDates;

    /** The two reasoners, each as strict as it can be. */
    enum Reasoner {
        HERMIT {
            @Override
            OWLReasoner over(OWLOntology ontology) {
                return new org.semanticweb.HermiT.Reasoner(new Configuration(), ontology);
            }
        },
        OPENLLET {
            @Override
            OWLReasoner over(OWLOntology ontology) {
                return OpenlletReasonerFactory.getInstance().createNonBufferingReasoner(ontology);
            }
        };

        abstract OWLReasoner over(OWLOntology ontology);

        boolean findsConsistent(OWLOntology ontology) {
            OWLReasoner reasoner = over(ontology);
            try {
                return reasoner.isConsistent();
            } finally {
                reasoner.dispose();
            }
        }

        /** All that it concludes on classes: which are empty, which lie in which, and what is in them. */
        Conclusions conclude(OWLOntology ontology) {
            OWLReasoner reasoner = over(ontology);
            try {
                if (!reasoner.isConsistent()) {
                    return new Conclusions(false, Set.of(), Map.of(), Map.of());
                }
                Map<String, Set<String>> above = new TreeMap<>();
                Map<String, Set<String>> members = new TreeMap<>();
                for (OWLClass c : ontology.classesInSignature().toList()) {
                    above.put(c.toStringID(), names(reasoner.getSuperClasses(c).entities()));
                    members.put(c.toStringID(), names(reasoner.getInstances(c).entities()));
                }
                Set<String> empty = names(reasoner.getUnsatisfiableClasses().entities().filter(c -> !c.isOWLNothing()));
                return new Conclusions(true, empty, above, members);
            } finally {
                reasoner.dispose();
            }
        }
    }

    /** What a reasoner makes of an ontology; of an inconsistent one nothing else, since anything would follow. */
    record Conclusions(boolean consistent, Set<String> unsatisfiable, Map<String, Set<String>> above,
            Map<String, Set<String>> members) {
    }

    @BeforeAll
    static void load() throws OWLOntologyCreationException {
        List<TurtleFile> files = GraphFiles.readable(Workspace.at(Path.of(""))).toList();
        schemaTriples = merge(files, kind -> kind == GraphKind.ONTOLOGY);
        wholeTriples = merge(files, kind -> kind != GraphKind.SHAPES && kind != GraphKind.RETIRED);
        schema = asOwl(schemaTriples);
        whole = asOwl(wholeTriples);
        wholeWithoutDates = asOwl(wholeTriples);
        wholeWithoutDates.remove(dates(whole));
    }

    @Test
    void theReadersTakeInEveryClassAndEveryThing() {
        Set<String> classes = subjects(schemaTriples, OWL.Class.asNode(), s -> true);
        Set<String> things = subjects(wholeTriples, Node.ANY, s -> s.startsWith(Namespaces.ID));
        Set<String> individuals = names(whole.individualsInSignature());
        assertAll(
                () -> assertFalse(classes.isEmpty()),
                () -> assertEquals(classes, names(schema.classesInSignature())),
                () -> assertFalse(things.isEmpty()),
                () -> assertEquals(Set.of(), things.stream().filter(t -> !individuals.contains(t))
                        .collect(Collectors.toSet())));
    }

    @Test
    void theSchemaIsOwl2Dl() {
        assertEquals(List.of(), violations(new OWL2DLProfile(), schema));
    }

    @Test
    void theSchemaLiesWithinOwl2Rl() {
        assertEquals(List.of(), violations(new OWL2RLProfile(), schema));
    }

    @Test
    void onlyDatesKeepTheWholeFromOwl2Dl() {
        Set<String> kinds = violations(new OWL2DLProfile(), whole).stream().map(v -> v.getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertEquals(Set.of("UseOfUndeclaredDatatype", "UseOfDefinedDatatypeInLiteral"), kinds);
        assertEquals(List.of(), violations(new OWL2DLProfile(), wholeWithoutDates));
    }

    @Test
    void onlyDatesAndTheCheckersViewOfLanguageTagsKeepTheWholeFromOwl2Rl() {
        List<OWLProfileViolation> others = violations(new OWL2RLProfile(), wholeWithoutDates).stream()
                .filter(v -> !(v instanceof UseOfIllegalDataRange
                        && v.getAxiom() instanceof OWLDataPropertyAssertionAxiom a && a.getObject().hasLang()))
                .toList();
        assertEquals(List.of(), others);
    }

    @Test
    void aTermWithoutDeclarationIsNoticed() throws OWLOntologyCreationException {
        OWLOntology faulty = schemaWith(OWL_2.getOWLObjectPropertyAssertionAxiom(
                OWL_2.getOWLObjectProperty(Namespaces.DEF + "undeclaredTerm"), planted("one"), planted("other")));
        assertFalse(violations(new OWL2DLProfile(), faulty).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsConsistentAndNoClassIsEmpty(Reasoner reasoner) {
        Conclusions conclusions = reasoner.conclude(schema);
        assertTrue(conclusions.consistent());
        assertEquals(Set.of(), conclusions.unsatisfiable());
    }

    @ParameterizedTest
    @EnumSource
    void theWholeWithoutDatesIsConsistent(Reasoner reasoner) {
        assertTrue(reasoner.findsConsistent(wholeWithoutDates));
    }

    @Test
    void theWholeWithDatesIsConsistent() {
        assertTrue(Reasoner.OPENLLET.findsConsistent(whole));
    }

    @Test
    void bothReasonersConcludeTheSameFromTheSchema() {
        assertSameConclusions(schema);
    }

    @Test
    void bothReasonersConcludeTheSameFromTheWholeWithoutDates() {
        Conclusions conclusions = assertSameConclusions(wholeWithoutDates);
        assertTrue(conclusions.members().get(ACTOR.toStringID()).contains(EU));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAnActorAndAnInstrument(Reasoner reasoner) throws OWLOntologyCreationException {
        assertTrue(reasoner.findsConsistent(schemaWith(OWL_2.getOWLClassAssertionAxiom(ACTOR, planted("both")))));
        assertFalse(reasoner.findsConsistent(schemaWith(
                OWL_2.getOWLClassAssertionAxiom(ACTOR, planted("both")),
                OWL_2.getOWLClassAssertionAxiom(INSTRUMENT, planted("both")))));
    }

    @ParameterizedTest
    @EnumSource
    void anActorIsNoSource(Reasoner reasoner) throws OWLOntologyCreationException {
        OWLAxiom cites = OWL_2.getOWLObjectPropertyAssertionAxiom(
                OWL_2.getOWLObjectProperty(Namespaces.DEF + "source"), planted("evidence"), planted("actor"));
        assertTrue(reasoner.findsConsistent(schemaWith(cites)));
        assertFalse(reasoner.findsConsistent(
                schemaWith(cites, OWL_2.getOWLClassAssertionAxiom(ACTOR, planted("actor")))));
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreNoLineNumber(Reasoner reasoner) throws OWLOntologyCreationException {
        assertTrue(reasoner.findsConsistent(schemaWith(fact("line", OWL_2.getOWLLiteral(12)))));
        assertFalse(reasoner.findsConsistent(schemaWith(fact("line", OWL_2.getOWLLiteral("twelve")))));
    }

    @ParameterizedTest
    @EnumSource
    void aClassWithinTwoDisjointClassesIsReported(Reasoner reasoner) throws OWLOntologyCreationException {
        OWLClass impossible = term("Impossible");
        Conclusions conclusions = reasoner.conclude(schemaWith(
                OWL_2.getOWLDeclarationAxiom(impossible),
                OWL_2.getOWLSubClassOfAxiom(impossible, ACTOR),
                OWL_2.getOWLSubClassOfAxiom(impossible, INSTRUMENT)));
        assertTrue(conclusions.consistent());
        assertEquals(Set.of(impossible.toStringID()), conclusions.unsatisfiable());
    }

    @ParameterizedTest
    @EnumSource
    void aContradictionIsFoundAmongAllTheData(Reasoner reasoner) throws OWLOntologyCreationException {
        OWLOntology faulty = asOwl(wholeTriples);
        faulty.remove(dates(whole));
        faulty.add(OWL_2.getOWLClassAssertionAxiom(INSTRUMENT, OWL_2.getOWLNamedIndividual(EU)));
        assertFalse(reasoner.findsConsistent(faulty));
    }

    @Test
    void datesAreWithinReachOfOpenlletOnly() throws OWLOntologyCreationException {
        OWLAxiom started = fact("startedOn", date("2020-10-22"));
        OWLOntology dated = schemaWith(started);
        OWLOntology misplaced = schemaWith(started,
                OWL_2.getOWLClassAssertionAxiom(term("Event"), planted("subject")));
        OWLOntology illFormed = schemaWith(fact("startedOn", date("2020-13-45")));
        assertAll(
                () -> assertTrue(Reasoner.OPENLLET.findsConsistent(dated)),
                () -> assertFalse(Reasoner.OPENLLET.findsConsistent(misplaced)),
                () -> assertFalse(Reasoner.OPENLLET.findsConsistent(illFormed)),
                () -> assertThrows(UnsupportedDatatypeException.class, () -> Reasoner.HERMIT.over(dated)));
    }

    private static Conclusions assertSameConclusions(OWLOntology ontology) {
        Conclusions one = Reasoner.HERMIT.conclude(ontology);
        Conclusions other = Reasoner.OPENLLET.conclude(ontology);
        assertAll(
                () -> assertEquals(one.consistent(), other.consistent()),
                () -> assertEquals(one.unsatisfiable(), other.unsatisfiable()),
                () -> assertEquals(one.above(), other.above()),
                () -> assertEquals(one.members(), other.members()));
        return one;
    }

    private static Graph merge(List<TurtleFile> files, Predicate<GraphKind> wanted) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.stream().filter(f -> wanted.test(f.kind())).forEach(f -> f.graph().find().forEachRemaining(graph::add));
        return graph;
    }

    /** Hands a graph over as N-Triples, which OWL API's own Turtle parser reads; its RDF4J parsers are not needed. */
    private static OWLOntology asOwl(Graph graph) throws OWLOntologyCreationException {
        ByteArrayOutputStream triples = new ByteArrayOutputStream();
        RDFDataMgr.write(triples, graph, RDFFormat.NTRIPLES_UTF8);
        return OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new StreamDocumentSource(
                new ByteArrayInputStream(triples.toByteArray()), IRI.create(Namespaces.BASE + "def"),
                new TurtleDocumentFormat(), "text/turtle"));
    }

    private static OWLOntology schemaWith(OWLAxiom... axioms) throws OWLOntologyCreationException {
        OWLOntology ontology = asOwl(schemaTriples);
        ontology.add(axioms);
        return ontology;
    }

    private static Stream<OWLAxiom> dates(OWLOntology ontology) {
        return ontology.axioms(AxiomType.DATA_PROPERTY_ASSERTION)
                .filter(a -> DATES.contains(a.getObject().getDatatype().toStringID()))
                .map(OWLAxiom.class::cast);
    }

    private static List<OWLProfileViolation> violations(OWLProfile profile, OWLOntology ontology) {
        return profile.checkOntology(ontology).getViolations();
    }

    private static Set<String> subjects(Graph graph, Node type, Predicate<String> wanted) {
        return graph.find(Node.ANY, RDF.type.asNode(), type).mapWith(t -> t.getSubject().getURI()).toList().stream()
                .filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Stream<? extends HasIRI> entities) {
        return entities.map(e -> e.getIRI().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static OWLClass term(String name) {
        return OWL_2.getOWLClass(Namespaces.DEF + name);
    }

    private static OWLNamedIndividual planted(String name) {
        return OWL_2.getOWLNamedIndividual(Namespaces.ID + "planted/" + name);
    }

    private static OWLAxiom fact(String property, OWLLiteral value) {
        return OWL_2.getOWLDataPropertyAssertionAxiom(
                OWL_2.getOWLDataProperty(Namespaces.DEF + property), planted("subject"), value);
    }

    private static OWLLiteral date(String day) {
        return OWL_2.getOWLLiteral(day, OWL_2.getOWLDatatype(XSD.date.getURI()));
    }
}
