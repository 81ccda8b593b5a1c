package org.w3id.egnatia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.w3id.egnatia.load.HouseStyle;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.Workspace;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.road.Outcome;
import org.w3id.egnatia.road.Road;

/**
 * A complete workspace of a few lines in a folder of its own, clean as it is; for tests that must not lean on our data.
 */
public final class SmallWorkspace {

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "ontology/small.ttl", """
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix owl: <http://www.w3.org/2002/07/owl#> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    egn:Actor a owl:Class ; rdfs:label "actor"@en .
                    egn:Body a owl:Class ; rdfs:label "body"@en ; rdfs:subClassOf egn:Actor .
                    egn:Graph a owl:Class ; rdfs:label "graph"@en .
                    egn:foundedOn a owl:DatatypeProperty .
                    """,
            "ontology/shapes/small.ttl", """
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix sh: <http://www.w3.org/ns/shacl#> .
                    @prefix shape: <https://w3id.org/egnatia/shape/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    shape:Body a sh:NodeShape ; sh:targetClass egn:Body ; sh:property shape:Body-label .
                    shape:Body-label a sh:PropertyShape ; sh:path rdfs:label ; sh:minCount 1 ;
                        sh:message "a body needs a label"@en .
                    """,
            "data/actors/bodies.ttl", """
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                    <https://w3id.org/egnatia/graph/actors/bodies> a egn:Graph ; dcterms:title "Bodies"@en .
                    actor:one a egn:Body ; rdfs:label "One"@en ; egn:foundedOn "1999-04-01"^^xsd:date .
                    actor:two a egn:Body ; rdfs:label "Two – Два"@en ; egn:foundedOn "2004-05-01"^^xsd:date .
                    """,
            "data/unconfirmed/bodies.ttl", """
                    @prefix egn: <https://w3id.org/egnatia/def/> .
                    @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                    @prefix dcterms: <http://purl.org/dc/terms/> .
                    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                    <https://w3id.org/egnatia/graph/unconfirmed/bodies> a egn:Graph ; dcterms:title "Rumours"@en .
                    actor:three a egn:Body ; rdfs:label "Three"@en .
                    """,
            "queries/derive/10-types.rq", """
                    # title: Types from the class hierarchy
                    # why: So that a query for a class finds the members of its subclasses.
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    CONSTRUCT { ?thing a ?superclass } WHERE { ?thing a/rdfs:subClassOf+ ?superclass }
                    """,
            "queries/hygiene/no-label.rq", """
                    # title: Everything has a label
                    # advice: Give it one.
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    SELECT ?focus ?message WHERE {
                      ?focus a egn:Actor . FILTER NOT EXISTS { ?focus rdfs:label ?label }
                      BIND ("has no label" AS ?message)
                    }
                    """,
            "queries/competency/SQ-01.rq", """
                    # title: Bodies founded by a day
                    # question: Which bodies were there on a given day?
                    # param: day date the day asked about
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                    SELECT ?body ?name WHERE {
                      VALUES ?day { "2026-01-01"^^xsd:date }
                      ?body a egn:Body ; rdfs:label ?name ; egn:foundedOn ?founded . FILTER (?founded <= ?day)
                    } ORDER BY ?body
                    """,
            "queries/competency/SQ-01.csv", """
                    body,name
                    https://w3id.org/egnatia/id/actor/one,One
                    https://w3id.org/egnatia/id/actor/two,Two – Два
                    """,
            "queries/competency/SQ-02.rq", """
                    # title: Labels of bodies
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                    CONSTRUCT { ?body rdfs:label ?name } WHERE { ?body a egn:Body ; rdfs:label ?name }
                    """));

    private final Path root;

    private SmallWorkspace(Path root) {
        this.root = root;
    }

    /** Writes the files into a folder. */
    public static SmallWorkspace in(Path root) {
        SmallWorkspace workspace = new SmallWorkspace(root);
        FILES.forEach((path, text) -> workspace.write(path, laidOut(path, text)));
        return workspace;
    }

    private static String laidOut(String path, String text) {
        SourceFile file = new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
        return HouseStyle.isStyled(path) ? HouseStyle.of(file).text().orElseThrow() : text;
    }

    /** With a body more, in a file of its own. */
    public SmallWorkspace withOneMore() {
        return write("data/actors/more.ttl", """
                @prefix egn: <https://w3id.org/egnatia/def/> .
                @prefix actor: <https://w3id.org/egnatia/id/actor/> .
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

                <https://w3id.org/egnatia/graph/actors/more> a egn:Graph ;
                    dcterms:title "More"@en .

                actor:four a egn:Body ;
                    rdfs:label "Four"@en .
                """);
    }

    /** Adds a file, or puts it in the place of one of the same path. */
    public SmallWorkspace write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    /** The release that its files make. */
    public Release release() {
        Outcome outcome = Road.forServing(Workspace.at(root));
        return outcome.release().orElseThrow(() -> new AssertionError("no release: " + outcome.findings()));
    }
}
