package org.w3id.egnatia.serve.site;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.report.DataVersion;
import org.w3id.egnatia.publish.Distributions;
import org.w3id.egnatia.publish.GraphRights;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.publish.change.SubjectChanges;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.AnswerKey;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.ResultForms;

/**
 * The versions of the data as a Linked Data Event Stream (w3id.org/ldes/specification): {@code /changes/data/events},
 * which leads to the pages of each version, and {@code /changes/data/events/VERSION/NUMBER}, with a member for each
 * subject of which the knowledge graph of that version says something else than that of the version before. A member
 * has all that is said of its subject then, so that whoever takes the newest member of each subject has the knowledge
 * graph; a subject of which nothing is said any more has a member of the type {@code as:Delete}. The IRI of a member is
 * the address at which it is had by itself.
 */
final class EventStreamResource {

    /** Path of the stream. */
    static final String PATH = DataVersion.PATH + "/events";
    /** Its forms. */
    static final List<Form> FORMS = GraphResource.FORMS;

    /** Parameter that names the subject of a member. */
    static final String SUBJECT = "subject";

    /** How many members a page has at most. */
    private static final int MEMBERS = 500;
    private static final String LDES = "https://w3id.org/ldes#";
    private static final String TREE = "https://w3id.org/tree#";
    private static final String ACTIVITY = "https://www.w3.org/ns/activitystreams#";

    private final Dumps dumps;

    EventStreamResource(Dumps dumps) {
        this.dumps = dumps;
    }

    /** An answer that follows from the folder. */
    private interface Asked extends Resource {
        @Override
        default boolean isKeyed() {
            return false;
        }
    }

    /** The stream. */
    Resource all() {
        return (Asked) this::all;
    }

    /** A page of a version. */
    Resource one() {
        return (Asked) this::one;
    }

    private Answer all(Target target) throws RefusalException {
        Form form = form(target);
        List<Version> versions = versions(target);
        return Representation.of(form, Freshness.REVALIDATE, () -> {
            Statements says = new Statements(Served.of(target).site());
            says.stream();
            GraphRights rights = new GraphRights(Served.of(target).release());
            rights.licences().forEach(licence -> says.add(says.stream, DCTerms.license.asNode(), licence));
            versions.forEach(version -> says.leadsTo(says.root, version, 1));
            return made(says.graph, form);
        });
    }

    /** A member, or for who names none the first page of the version. */
    Resource member() {
        return (Asked) this::member;
    }

    /** A version, and the one before, if there is one; it may have been removed, then this one tells of everything. */
    private record Step(Version version, Optional<String> before) {

        static Optional<Step> of(List<Version> versions, String name) {
            int place = 0;
            while (place < versions.size() && !versions.get(place).version().equals(name)
                    && !(name.equals(ReleaseFolder.LATEST) && place == versions.size() - 1)) {
                place++;
            }
            return place == versions.size() ? Optional.empty() : Optional.of(new Step(versions.get(place), place == 0
                    ? Optional.empty() : Optional.of(versions.get(place - 1).version())));
        }

        AnswerKey key(Site site, String path, Form form, Map<String, String> parameters) {
            return new AnswerKey(version.version() + ' ' + before.orElse("") + ' ' + version.published(),
                    String.valueOf(MEMBERS), site.links().publicUrl().toString(), path, form.mediaType(),
                    new TreeMap<>(parameters), Optional.empty());
        }
    }

    private Step step(Target target) throws RefusalException {
        return Step.of(versions(target), target.variable("version")).orElseThrow(() -> none(target).thrown());
    }

    private Answer member(Target target) throws RefusalException {
        Step step = step(target);
        Site site = Served.of(target).site();
        Optional<String> subject = target.parameter(SUBJECT);
        if (subject.isEmpty()) {
            return Redirect.found(site.links().to(PATH + '/' + step.version().version() + "/1"
                    + (target.suffix().isEmpty() ? "" : '.' + target.suffix())));
        }
        Form form = form(target);
        return Representation.of(form, step.key(site, PATH, form, Map.of(SUBJECT, subject.get())), () -> {
            SubjectChanges.Event event = read(site, step, (older, newer) -> SubjectChanges.of(older, newer,
                    subject.get())).orElseThrow(() -> Refusal.of(Cause.NOT_FOUND, "Version " + step.version().version()
                    + " changed nothing of this subject, so it has no member of it.").thrown());
            Statements says = new Statements(site);
            says.stream();
            says.member(step.version(), event);
            return made(says.graph, form);
        }).fresh(Freshness.REVALIDATE);
    }

    private Answer one(Target target) throws RefusalException {
        Form form = form(target);
        Step step = step(target);
        if (!target.variable("number").matches("[1-9]\\d{0,5}")) {
            throw none(target).thrown();
        }
        Version version = step.version();
        int number = Integer.parseInt(target.variable("number"));
        Site site = Served.of(target).site();
        AnswerKey key = step.key(site, PATH + '/' + number, form, Map.of());
        return Representation.of(form, key, () -> {
            SubjectChanges.Part part = read(site, step, (older, newer) -> SubjectChanges.part(older, newer,
                    (number - 1L) * MEMBERS, MEMBERS));
            if (part.events().isEmpty() && number > 1) {
                throw none(target).thrown();
            }
            Statements says = new Statements(site);
            says.stream();
            part.events().forEach(event -> says.member(version, event));
            if (part.hasMore()) {
                says.leadsTo(says.page(version, number), version, number + 1);
            }
            return made(says.graph, form);
        }).fresh(Freshness.REVALIDATE);
    }

    private static Refusal none(Target target) {
        return Refusal.of(Cause.NOT_FOUND, "There is no such page of the event stream; begin at "
                + Served.of(target).site().links().absolute(PATH) + " and follow tree:node.");
    }

    private static Form form(Target target) throws RefusalException {
        // A browser that asks for HTML is better served with Turtle than with a refusal.
        return target.form().or(() -> Optional.of(FORMS.get(0))
                .filter(turtle -> target.request().accept().quality("text/html") > 0))
                .orElseThrow(() -> Negotiator.notAcceptable("The event stream", target.route().forms()).thrown());
    }

    /** The versions, oldest first. */
    private List<Version> versions(Target target) {
        if (!dumps.hasFolder()) {
            Served served = Served.of(target);
            return List.of(Version.of(served.release(), served.since()));
        }
        List<Version> versions = new ArrayList<>(dumps.versions().stream().filter(Version::isPublished).toList());
        Collections.reverse(versions);
        return versions;
    }

    /** Reads two versions side by side. */
    private interface Reading<T> {
        T of(Reader older, Reader newer) throws IOException;
    }

    private <T> T read(Site site, Step step, Reading<T> reading) {
        try (Reader older = step.before().isEmpty() ? Reader.nullReader() : graph(site, step.before().get());
                Reader newer = graph(site, step.version().version())) {
            return reading.of(older, newer);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of releases cannot be read", e);
        }
    }

    private Reader graph(Site site, String version) {
        Dumps.Stored file = dumps.stored(version, Distributions.N_TRIPLES).orElseGet(() -> dumps.made(site,
                Dumps.of(site).named(Distributions.N_TRIPLES).orElseThrow()));
        return new InputStreamReader(file.read(), StandardCharsets.UTF_8);
    }

    private static Representation.Made made(Graph graph, Form form) {
        return Representation.Made.of(RDFWriter.source(graph).format(ResultForms.graphFormat(form.mediaType()))
                .asString());
    }

    /** The statements of a page while it is being made. */
    private static final class Statements {
        private final Graph graph = GraphFactory.createDefaultGraph();
        private final String address;
        private final Node root;
        private final Node stream;

        Statements(Site site) {
            this.address = site.links().absolute(PATH);
            this.root = NodeFactory.createURI(address);
            this.stream = NodeFactory.createURI(address + "#stream");
            graph.getPrefixMapping().setNsPrefix("ldes", LDES).setNsPrefix("tree", TREE).setNsPrefix("as", ACTIVITY)
                    .setNsPrefix("dcterms", DCTerms.getURI()).setNsPrefix("xsd", XSDDatatype.XSD + "#");
        }

        private void add(Node subject, Node property, Node value) {
            graph.add(Triple.create(subject, property, value));
        }

        private static Node ldes(String name) {
            return NodeFactory.createURI(LDES + name);
        }

        private static Node tree(String name) {
            return NodeFactory.createURI(TREE + name);
        }

        Node page(Version version, int number) {
            return NodeFactory.createURI(address + '/' + version.version() + '/' + number);
        }

        /** What is to be known of the stream, on each of its pages. */
        void stream() {
            add(stream, RDF.type.asNode(), ldes("EventStream"));
            add(stream, ldes("timestampPath"), DCTerms.created.asNode());
            add(stream, ldes("versionOfPath"), DCTerms.isVersionOf.asNode());
            add(stream, ldes("versionDeletePath"), RDF.type.asNode());
            add(stream, ldes("versionDeleteObject"), NodeFactory.createURI(ACTIVITY + "Delete"));
            add(stream, tree("view"), root);
        }

        /** A page leads to one whose members are of a version, as are those that this leads to. */
        void leadsTo(Node from, Version version, int number) {
            for (String order : List.of("GreaterThanOrEqualToRelation", "LessThanOrEqualToRelation")) {
                Node relation = NodeFactory.createURI(from.getURI() + '#' + order.charAt(0) + '-' + version.version());
                add(from, tree("relation"), relation);
                add(relation, RDF.type.asNode(), tree(order));
                add(relation, tree("path"), DCTerms.created.asNode());
                add(relation, tree("value"), published(version));
                add(relation, tree("node"), page(version, number));
            }
        }

        private static Node published(Version version) {
            return NodeFactory.createLiteralDT(version.published().toString(), XSDDatatype.XSDdateTime);
        }

        void member(Version version, SubjectChanges.Event event) {
            Node member = NodeFactory.createURI(address + '/' + version.version() + '?' + SUBJECT + '='
                    + URLEncoder.encode(event.iri(), StandardCharsets.UTF_8));
            add(stream, tree("member"), member);
            add(member, DCTerms.isVersionOf.asNode(), NodeFactory.createURI(event.iri()));
            add(member, DCTerms.created.asNode(), published(version));
            if (event.lines().isEmpty()) {
                add(member, RDF.type.asNode(), NodeFactory.createURI(ACTIVITY + "Delete"));
                return;
            }
            Graph now = GraphFactory.createDefaultGraph();
            RDFParser.fromString(String.join("\n", event.lines()), Lang.NTRIPLES).parse(now);
            now.find().forEachRemaining(triple -> add(member, triple.getPredicate(), triple.getObject()));
        }
    }
}
