package org.w3id.egnatia.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What a file says of itself beside the description: the day whose state it describes, and where the other pages are
 * (Hydra Core Vocabulary, section 5.1). A description on one page without a day needs none of this.
 */
final class DocumentTriples {

    private static final String HYDRA = Namespaces.all().get("hydra");

    static final Node TOTAL_ITEMS = hydra("totalItems");
    /** The terms that it uses. */
    static final Set<Node> TERMS = Set.of(FOAF.primaryTopic.asNode(), DCTerms.valid.asNode(), TOTAL_ITEMS,
            hydra("Collection"), hydra("member"), hydra("view"), hydra("PartialCollectionView"), hydra("first"),
            hydra("previous"), hydra("next"), hydra("last"));
    /** Those of them that lead to other resources. */
    static final Set<Node> LINKS = Set.of(FOAF.primaryTopic.asNode(), hydra("member"), hydra("view"), hydra("first"),
            hydra("previous"), hydra("next"), hydra("last"));

    private DocumentTriples() {
    }

    /**
     * The triples on the document.
     *
     * @param address absolute address of the document in this form, without parameters
     */
    static List<Triple> of(Description description, String address) {
        List<Triple> triples = new ArrayList<>();
        if (description.day().isEmpty() && description.pages() == 1) {
            return triples;
        }
        String day = description.day().map(d -> "?as-of=" + d).orElse("");
        Node document = NodeFactory.createURI(address + day);
        triples.add(Triple.create(document, FOAF.primaryTopic.asNode(), description.subject()));
        description.day().ifPresent(d -> triples.add(Triple.create(document, DCTerms.valid.asNode(),
                NodeFactory.createLiteralDT(d.toString(), XSDDatatype.XSDdate))));
        if (description.pages() > 1) {
            Node view = page(document, description.page());
            triples.add(Triple.create(document, RDF.type.asNode(), hydra("Collection")));
            triples.add(Triple.create(document, TOTAL_ITEMS,
                    NodeFactory.createLiteralDT(Integer.toString(description.mentions().size()),
                            XSDDatatype.XSDinteger)));
            description.mentionsOnPage()
                    .forEach(m -> triples.add(Triple.create(document, hydra("member"), m.resource())));
            triples.add(Triple.create(document, hydra("view"), view));
            triples.add(Triple.create(view, RDF.type.asNode(), hydra("PartialCollectionView")));
            triples.add(Triple.create(view, hydra("first"), page(document, 1)));
            description.previous()
                    .ifPresent(p -> triples.add(Triple.create(view, hydra("previous"), page(document, p))));
            description.next().ifPresent(p -> triples.add(Triple.create(view, hydra("next"), page(document, p))));
            triples.add(Triple.create(view, hydra("last"), page(document, description.pages())));
        }
        return triples;
    }

    private static Node page(Node document, int number) {
        return NodeFactory.createURI(document.getURI() + (document.getURI().contains("?") ? "&" : "?")
                + "page=" + number);
    }

    private static Node hydra(String local) {
        return NodeFactory.createURI(HYDRA + local);
    }
}
