package org.w3id.egnatia.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.release.Release;

/** Proves that the catalogue has what DCAT-AP 3.0 makes mandatory and what it recommends. */
class CatalogueTest {

    private static final Property AVAILABILITY =
            ResourceFactory.createProperty("http://data.europa.eu/r5r/availability");

    /** Left out: contact points and the type of the publisher, for no person or body stands behind the project yet. */
    private static final Map<Resource, List<Property>> EXPECTED = Map.of(
            DCAT.Catalog, List.of(DCTerms.description, DCTerms.publisher, DCTerms.title, DCAT.dataset, DCAT.service,
                    DCTerms.language, DCTerms.issued, DCTerms.modified, DCTerms.license, DCTerms.spatial,
                    DCAT.themeTaxonomy, FOAF.homepage),
            DCAT.Dataset, List.of(DCTerms.description, DCTerms.title, DCAT.distribution, DCAT.keyword,
                    DCTerms.publisher, DCTerms.spatial, DCTerms.temporal, DCAT.theme),
            DCAT.DataService, List.of(DCAT.endpointURL, DCTerms.title, DCAT.servesDataset, DCAT.endpointDescription,
                    DCTerms.publisher, DCAT.theme, DCTerms.conformsTo, DCAT.keyword),
            DCAT.Distribution, List.of(DCAT.accessURL, DCTerms.description, AVAILABILITY, DCTerms.format,
                    DCTerms.license),
            DCTerms.PeriodOfTime, List.of(DCAT.startDate, DCAT.endDate),
            FOAF.Agent, List.of(FOAF.name));

    @Test
    void nothingIsMissingThatTheProfileAsksFor() {
        Release release = ShippedData.release();
        Graph catalogue = new Catalogue(release, new TermUse(release), new Distributions(release).all(), name ->
                Optional.empty()).at("https://example.org/");
        List<String> missing = new ArrayList<>();
        EXPECTED.forEach((type, properties) -> {
            List<Node> things = catalogue.find(Node.ANY, RDF.type.asNode(), type.asNode()).mapWith(Triple::getSubject)
                    .toList();
            assertTrue(!things.isEmpty(), type.toString());
            things.forEach(thing -> properties.stream().filter(property -> !catalogue.contains(thing,
                    property.asNode(), Node.ANY)).forEach(property -> missing.add(thing + " has no " + property)));
        });
        assertEquals(List.of(), missing);
        assertEquals(6, catalogue.find(catalogue.find(Node.ANY, RDF.type.asNode(), DCAT.Catalog.asNode()).next()
                .getSubject(), DCTerms.spatial.asNode(), Node.ANY).toList().size());
    }
}
