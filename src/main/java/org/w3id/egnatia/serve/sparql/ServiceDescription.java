package org.w3id.egnatia.serve.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.release.Release;

/** What the endpoint says of itself, in the SPARQL 1.1 Service Description vocabulary. */
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";

    private ServiceDescription() {
    }

    static Graph of(Release release, String base) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefix("sd", SD).setNsPrefix("void", VOID).setNsPrefix("dcterms", DCTerms.NS)
                .setNsPrefix("formats", FORMATS);
        Resource service = model.createResource(base + "sparql");
        Resource dataset = model.createResource(base + "sparql#dataset");
        Resource defaultGraph = model.createResource(base + "sparql#default-graph");
        service.addProperty(RDF.type, sd("Service"))
                .addProperty(property("endpoint"), service)
                .addProperty(property("supportedLanguage"), sd("SPARQL11Query"))
                .addProperty(property("defaultDataset"), dataset);
        for (String format : new String[] {"SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV",
            "SPARQL_Results_TSV", "Turtle", "JSON-LD", "N-Triples", "RDF_XML"}) {
            service.addProperty(property("resultFormat"), model.createResource(FORMATS + format));
        }
        dataset.addProperty(RDF.type, sd("Dataset")).addProperty(property("defaultGraph"), defaultGraph);
        defaultGraph.addProperty(RDF.type, sd("Graph"))
                .addLiteral(ResourceFactory.createProperty(VOID, "triples"), release.triples());
        for (String name : release.graphNames()) {
            Resource graph = model.createResource(base + "sparql#" + name.replaceFirst("^.*?/graph/", "graph-")
                    .replace('/', '-'));
            dataset.addProperty(property("namedGraph"), graph);
            graph.addProperty(RDF.type, sd("NamedGraph")).addProperty(property("name"), model.createResource(name));
        }
        return model.getGraph();
    }

    private static Resource sd(String local) {
        return ResourceFactory.createResource(SD + local);
    }

    private static Property property(String local) {
        return ResourceFactory.createProperty(SD, local);
    }
}
