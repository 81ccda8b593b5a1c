package org.w3id.egnatia.page.thing;

import java.util.List;
import java.util.Map;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A thing in the words of schema.org, for search engines: JSON-LD that can stand in a script element and fetches no
 * context.
 */
final class SchemaOrg {

    /** The first class of which a thing is a member decides. Polities are no countries here, whatever their status. */
    private static final List<Map.Entry<Node, String>> TYPES = List.of(Map.entry(Egn.Person, "Person"),
            Map.entry(term("Organisation"), "Organization"), Map.entry(Egn.Place, "Place"),
            Map.entry(Egn.Event, "Event"),
            Map.entry(term("LegalInstrument"), "Legislation"), Map.entry(Egn.Source, "CreativeWork"),
            Map.entry(Egn.Figure, "Observation"),
            Map.entry(Egn.Graph, "Dataset"), Map.entry(SKOS.ConceptScheme.asNode(), "DefinedTermSet"),
            Map.entry(SKOS.Concept.asNode(), "DefinedTerm"), Map.entry(OWL.Class.asNode(), "DefinedTerm"));

    private SchemaOrg() {
    }

    private static Node term(String local) {
        return NodeFactory.createURI(Namespaces.DEF + local);
    }

    static String of(View view, Head head, List<Name> sameThing) {
        Node thing = head.name().node();
        Things things = view.site().things();
        JsonObject context = new JsonObject();
        context.put("@vocab", "https://schema.org/");
        JsonObject json = new JsonObject();
        json.put("@context", context);
        json.put("@id", thing.getURI());
        json.put("@type", TYPES.stream().filter(t -> things.isA(thing, t.getKey())).findFirst().map(Map.Entry::getValue)
                .orElse("Thing"));
        json.put("name", head.name().text());
        JsonArray names = new JsonArray();
        NameRow.of(view, thing).stream().filter(n -> Language.of(n.language()).isPresent() || n.language().isEmpty())
                .map(NameRow::text)
                .filter(text -> !text.equals(head.name().text())).distinct().forEach(names::add);
        if (!names.isEmpty()) {
            json.put("alternateName", names);
        }
        if (!head.sentence().isEmpty()) {
            json.put("description", head.sentence().text());
        }
        things.day(thing, Egn.date).filter(day -> things.isA(thing, Egn.Event))
                .ifPresent(day -> json.put("startDate", day.toString()));
        JsonArray same = new JsonArray();
        sameThing.forEach(name -> same.add(name.node().getURI()));
        if (!same.isEmpty()) {
            json.put("sameAs", same);
        }
        json.put("url", view.site().links().absolute(view.path()));
        return forScript(json.toString());
    }

    /** JSON in which nothing can end the script element or begin a comment. */
    static String forScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
