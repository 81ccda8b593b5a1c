package org.w3id.egnatia.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VOID;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.SortedGraph;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The description of a release as a dataset: VoID with partitions by class and property, and a DCAT-AP 3 catalogue with
 * a distribution for each dump and a data service for the endpoint. The dataset is named by its IRI; where it can be
 * had depends on the server.
 */
public final class Catalogue {

    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String IANA = "https://www.iana.org/assignments/media-types/";
    private static final Node AVAILABILITY = NodeFactory.createURI("http://data.europa.eu/r5r/availability");
    private static final Set<FileForm> RDF_FORMS = Set.of(FileForm.TURTLE, FileForm.N_TRIPLES, FileForm.JSON_LD,
            FileForm.RDF_XML, FileForm.TRIG, FileForm.N_QUADS);
    private static final Node DATASET = NodeFactory.createURI(Namespaces.BASE);

    private static final String VOID_EXT = "http://ldf.fi/void-ext#";

    private final Release release;
    private final TermUse use;
    private final Map<Node, Integer> properties = new TreeMap<>((a, b) -> a.getURI().compareTo(b.getURI()));
    private final int subjects;
    private final int objects;
    private final List<Distribution> files;
    private final Function<String, Optional<FileSize>> sizes;

    /**
     * Counts a release once.
     *
     * @param use   how its terms are used
     * @param files the files of the release
     * @param sizes how large a file is and its checksum, where that is known
     */
    public Catalogue(Release release, TermUse use, List<Distribution> files,
            Function<String, Optional<FileSize>> sizes) {
        this.release = release;
        this.use = use;
        this.files = List.copyOf(files);
        this.sizes = sizes;
        Set<Node> seenSubjects = new HashSet<>();
        Set<Node> seenObjects = new HashSet<>();
        Graph graph = release.defaultGraph();
        graph.find().forEachRemaining(t -> {
            seenSubjects.add(t.getSubject());
            seenObjects.add(t.getObject());
            properties.merge(t.getPredicate(), 1, Integer::sum);
        });
        subjects = seenSubjects.size();
        objects = seenObjects.size();
    }

    /**
     * The description for a server.
     *
     * @param base the server's public address, with a slash at its end
     */
    public Graph at(String base) {
        Statements says = new Statements(base);
        Node document = says.here(".well-known/void");
        says.add(document, RDF.type, VOID.DatasetDescription);
        says.add(document, FOAF.primaryTopic, DATASET);
        says.add(document, DCTerms.title, english("Description of the Egnatia dataset"));
        dataset(says);
        partitions(says);
        catalogue(says);
        return SortedGraph.of(says.triples);
    }

    /** Up to which day it was reviewed by a source of which every grade is recorded, if there is one. */
    private String reviewed() {
        Graph facts = release.dataset().getDefaultGraph();
        return facts.find(Node.ANY, Egn.gradesIndexed, NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean))
                .mapWith(Triple::getSubject).toList().stream()
                .flatMap(report -> facts.find(report, Egn.date, Node.ANY).mapWith(Triple::getObject).toList().stream())
                .map(Node::getLiteralLexicalForm).max(Comparator.naturalOrder())
                .map(day -> " Reviewed until " + day
                        + ", the day of the newest reports of which every grade is recorded.").orElse("");
    }

    private void dataset(Statements says) {
        says.add(DATASET, RDF.type, VOID.Dataset);
        says.add(DATASET, RDF.type, DCAT.Dataset);
        says.add(DATASET, DCTerms.title, english("Egnatia"));
        says.add(DATASET, DCTerms.description,
                english("A knowledge graph of how the European Union and the six Western Balkans partners "
                + "work together on rule of law, security and migration; every fact with the place in a source on "
                + "which it rests." + reviewed()));
        says.add(DATASET, DCTerms.license, GraphRights.OPEN);
        new GraphRights(release).notices().forEach(notice -> says.add(DATASET, DCTerms.rights, english(notice)));
        release.issued().ifPresent(day ->
                says.add(DATASET, DCTerms.issued, day(day.toString())));
        says.add(DATASET, OWL.versionInfo, NodeFactory.createLiteralString(release.version()));
        says.add(DATASET, DCTerms.language, NodeFactory.createURI(EU + "language/ENG"));
        subject(says, DATASET);
        coverage(says, DATASET);
        says.add(DATASET, DCTerms.accrualPeriodicity, NodeFactory.createURI(EU + "frequency/IRREG"));
        says.add(DATASET, DCTerms.conformsTo, Descriptions.ONTOLOGY);
        says.add(DATASET, DCTerms.provenance, says.here("about#provenance"));
        says.add(says.here("about#provenance"), RDF.type, DCTerms.ProvenanceStatement);
        says.add(says.here("about#provenance"), DCTerms.description, english("Each fact has evidence: a source, the "
                + "place in it, and how it was checked. Named graphs tell asserted, derived and unconfirmed apart."));
        says.add(DATASET, FOAF.homepage, says.here(""));
        says.add(DATASET, DCAT.landingPage, says.here(""));
        says.add(DATASET, VOID.uriSpace, NodeFactory.createLiteralString(Namespaces.BASE));
        says.add(DATASET, VOID.sparqlEndpoint, says.here("sparql"));
        says.add(DATASET, VOID.vocabulary, Descriptions.ONTOLOGY);
        says.add(DATASET, VOID.exampleResource, NodeFactory.createURI(Namespaces.ID + "actor/srb"));
        says.add(DATASET, VOID.triples, number(release.triples()));
        says.add(DATASET, VOID.classes, number(use.classes().size()));
        says.add(DATASET, VOID.properties, number(properties.size()));
        says.add(DATASET, VOID.distinctSubjects, number(subjects));
        says.add(DATASET, VOID.distinctObjects, number(objects));
        for (String format : List.of("Turtle", "JSON-LD", "RDF_XML", "N-Triples")) {
            says.add(DATASET, VOID.feature, NodeFactory.createURI("http://www.w3.org/ns/formats/" + format));
        }
    }

    /** What a thing of the catalogue is about, in the terms of the portal of the Union. */
    private static void subject(Statements says, Node thing) {
        for (String theme : List.of("JUST", "INTR", "GOVE")) {
            says.add(thing, DCAT.theme, NodeFactory.createURI(EU + "data-theme/" + theme));
        }
        for (String keyword : List.of("European Union", "Western Balkans", "rule of law", "security", "migration")) {
            says.add(thing, DCAT.keyword, english(keyword));
        }
    }

    /** Where and when: the partners by the codes that they are linked to, and the days from the first to the last. */
    private void coverage(Statements says, Node thing) {
        Graph facts = release.dataset().getDefaultGraph();
        facts.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner).mapWith(Triple::getSubject)
                .forEachRemaining(partner -> facts.find(partner, SKOS.exactMatch.asNode(), Node.ANY)
                .mapWith(Triple::getObject).filterKeep(match -> match.isURI() && match.getURI()
                .startsWith(EU + "country/")).forEachRemaining(match -> says.add(thing, DCTerms.spatial, match)));
        List<String> days = facts.find(Node.ANY, RDF.type.asNode(), Egn.Event).mapWith(Triple::getSubject).toList()
                .stream().filter(event -> !facts.contains(event, Egn.planned, Node.ANY))
                .flatMap(event -> facts.find(event, Egn.date, Node.ANY).mapWith(Triple::getObject).toList().stream())
                .map(Node::getLiteralLexicalForm).sorted().toList();
        if (!days.isEmpty()) {
            Node period = says.here("#period");
            says.add(thing, DCTerms.temporal, period);
            says.add(period, RDF.type, DCTerms.PeriodOfTime);
            says.add(period, DCAT.startDate, day(days.get(0)));
            says.add(period, DCAT.endDate, day(days.get(days.size() - 1)));
        }
    }

    private static Node day(String day) {
        return NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate);
    }

    private void partitions(Statements says) {
        use.classes().forEach((type, count) -> {
            String name = ".well-known/void#class-" + name(type);
            Node partition = says.here(name);
            says.add(DATASET, VOID.classPartition, partition);
            says.add(partition, VOID._class, type);
            says.add(partition, VOID.entities, number(count));
            use.of(type).forEach(one -> property(says, name, one));
        });
        properties.forEach((property, count) -> {
            Node partition = says.here(".well-known/void#property-" + name(property));
            says.add(DATASET, VOID.propertyPartition, partition);
            says.add(partition, VOID.property, property);
            says.add(partition, VOID.triples, number(count));
        });
    }

    /**
     * A property of the things of a class: how many have it, and to which classes, lists and datatypes it leads, as
     * editors and assistants read it from the descriptions of other datasets.
     */
    private static void property(Statements says, String ofClass, TermUse.Use one) {
        String name = ofClass + "-property-" + name(one.property());
        Node partition = says.here(name);
        says.add(says.here(ofClass), VOID.propertyPartition, partition);
        says.add(partition, VOID.property, one.property());
        says.add(partition, VOID.triples, number(one.triples()));
        says.add(partition, VOID.distinctSubjects, number(one.things()));
        one.targets().forEach((target, count) -> {
            Node lead = says.here(name + "-to-" + name(target.term()));
            switch (target.kind()) {
                case DATATYPE -> {
                    says.add(partition, ext("datatypePartition"), lead);
                    says.add(lead, ext("datatype"), target.term());
                }
                case SCHEME -> {
                    // The concepts of a list are told by where their IRIs begin.
                    says.add(partition, VOID.classPartition, lead);
                    says.add(lead, VOID._class, SKOS.Concept.asNode());
                    says.add(lead, VOID.uriSpace, NodeFactory.createLiteralString(target.term().getURI() + '/'));
                }
                default -> {
                    says.add(partition, VOID.classPartition, lead);
                    says.add(lead, VOID._class, target.term());
                }
            }
            says.add(lead, VOID.triples, number(count));
        });
    }

    private static Node ext(String local) {
        return NodeFactory.createURI(VOID_EXT + local);
    }

    private void catalogue(Statements says) {
        Node catalogue = says.here("#catalogue");
        Node publisher = says.here("#publisher");
        Node service = says.here("sparql#service");
        says.add(publisher, RDF.type, FOAF.Agent);
        says.add(publisher, FOAF.name, english("Egnatia"));
        says.add(publisher, FOAF.homepage, says.here(""));
        says.add(catalogue, RDF.type, DCAT.Catalog);
        says.add(catalogue, DCTerms.title, english("Egnatia: catalogue"));
        says.add(catalogue, DCTerms.description, english("The dataset, its dumps and its endpoint."));
        says.add(catalogue, DCTerms.publisher, publisher);
        says.add(catalogue, FOAF.homepage, says.here(""));
        says.add(catalogue, DCTerms.language, NodeFactory.createURI(EU + "language/ENG"));
        says.add(catalogue, DCTerms.license, GraphRights.OPEN);
        says.add(catalogue, DCAT.themeTaxonomy, NodeFactory.createURI(EU + "data-theme"));
        release.issued().ifPresent(day -> {
            says.add(catalogue, DCTerms.issued, day(day.toString()));
            says.add(catalogue, DCTerms.modified, day(day.toString()));
        });
        coverage(says, catalogue);
        says.add(catalogue, DCAT.dataset, DATASET);
        says.add(catalogue, DCAT.service, service);
        says.add(DATASET, DCTerms.publisher, publisher);
        says.add(service, RDF.type, DCAT.DataService);
        says.add(service, DCTerms.title, english("SPARQL endpoint"));
        says.add(service, DCAT.endpointURL, says.here("sparql"));
        says.add(service, DCAT.endpointDescription, says.here("sparql"));
        says.add(service, DCAT.endpointDescription, says.here("query/openapi.json"));
        says.add(service, DCTerms.description, english("SPARQL 1.1 queries, read only, with limits that are told."));
        says.add(service, DCTerms.conformsTo, NodeFactory.createURI("https://www.w3.org/TR/sparql11-protocol/"));
        says.add(service, DCTerms.publisher, publisher);
        says.add(service, DCTerms.license, GraphRights.OPEN);
        says.add(service, DCAT.landingPage, says.here("sparql"));
        subject(says, service);
        says.add(service, DCAT.servesDataset, DATASET);
        files.forEach(file -> distribution(says, file));
    }

    private void distribution(Statements says, Distribution file) {
        String path = "dumps/" + release.version() + '/' + file.fileName();
        Node dump = says.here(path);
        Node distribution = says.here(path + "#distribution");
        if (RDF_FORMS.contains(file.form())) {
            says.add(DATASET, VOID.dataDump, dump);
        }
        says.add(DATASET, DCAT.distribution, distribution);
        says.add(distribution, RDF.type, DCAT.Distribution);
        says.add(distribution, DCTerms.title, english(file.fileName()));
        says.add(distribution, DCTerms.description, english(file.title() + ". " + file.meaning().description()));
        says.add(distribution, DCAT.accessURL, says.here("dumps/"));
        says.add(distribution, DCAT.downloadURL, dump);
        says.add(distribution, DCAT.mediaType, NodeFactory.createURI(IANA + file.form().mediaType()));
        says.add(distribution, DCTerms.format, NodeFactory.createURI(EU + "file-type/" + file.form().authorityCode()));
        says.add(distribution, AVAILABILITY, NodeFactory.createURI(EU + "planned-availability/STABLE"));
        file.licences().forEach(licence -> says.add(distribution, DCTerms.license, licence));
        sizes.apply(file.fileName()).ifPresent(size -> {
            Node checksum = says.here(path + "#checksum");
            says.add(distribution, DCAT.byteSize, NodeFactory.createLiteralDT(Long.toString(size.bytes()),
                    XSDDatatype.XSDnonNegativeInteger));
            says.add(distribution, spdx("checksum"), checksum);
            says.add(checksum, RDF.type.asNode(), spdx("Checksum"));
            says.add(checksum, spdx("algorithm"), spdx("checksumAlgorithm_sha256"));
            says.add(checksum, spdx("checksumValue"),
                    NodeFactory.createLiteralDT(size.sha256(), XSDDatatype.XSDhexBinary));
        });
    }

    /** A word for the address of a partition that no other class or property has. */
    private static String name(Node term) {
        return Namespaces.shorten(term.getURI()).replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static Node spdx(String local) {
        return NodeFactory.createURI(SPDX + local);
    }

    private static Node english(String text) {
        return NodeFactory.createLiteralLang(text, "en");
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** The statements of a description while it is being made. */
    private static final class Statements {
        private final String base;
        private final List<Triple> triples = new ArrayList<>();

        Statements(String base) {
            this.base = base;
        }

        Node here(String path) {
            return NodeFactory.createURI(base + path);
        }

        void add(Node subject, Property property, RDFNode value) {
            add(subject, property.asNode(), value.asNode());
        }

        void add(Node subject, Property property, Node value) {
            add(subject, property.asNode(), value);
        }

        void add(Node subject, Node property, Node value) {
            triples.add(Triple.create(subject, property, value));
        }
    }
}
