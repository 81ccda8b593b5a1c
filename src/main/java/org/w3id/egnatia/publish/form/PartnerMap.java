package org.w3id.egnatia.publish.form;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonNumber;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/**
 * The partners as GeoJSON (RFC 7946): for each the outline of its territory and the place of its capital, as far as the
 * data has them.
 */
public final class PartnerMap {

    private static final Pattern RING = Pattern.compile("\\(\\s*(-?[0-9][^()]*)\\)");
    private static final Node GEOMETRY = geo("hasGeometry");
    private static final Node WKT = geo("asWKT");

    private PartnerMap() {
    }

    private static Node geo(String local) {
        return NodeFactory.createURI(Namespaces.all().get("geo") + local);
    }

    /** Writes the map. */
    public static void write(Graph graph, OutputStream out) throws IOException {
        JsonArray features = new JsonArray();
        graph.find(Node.ANY, RDF.type.asNode(), Egn.WesternBalkansPartner).mapWith(Triple::getSubject).toSet().stream()
                .sorted(Comparator.comparing(Node::getURI)).forEach(partner -> {
                    add(features, graph, partner, Egn.territoryOf);
                    add(features, graph, partner, Egn.capitalOf);
                });
        JsonObject map = new JsonObject();
        map.put("type", "FeatureCollection");
        map.put("note", NamingRules.KOSOVO_FOOTNOTE);
        map.put("features", features);
        out.write((map + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void add(JsonArray features, Graph graph, Node partner, Node role) {
        graph.find(Node.ANY, role, partner).mapWith(Triple::getSubject).toSet().stream()
                .sorted(Comparator.comparing(Node::getURI)).forEach(place -> geometry(graph, place)
                        .ifPresent(geometry -> {
                            JsonObject properties = new JsonObject();
                            properties.put("iri", place.getURI());
                            properties.put("name", Table.english(graph, place));
                            properties.put("partner", partner.getURI());
                            properties.put("partnerName", Table.english(graph, partner));
                            properties.put("role", Namespaces.code(role));
                            JsonObject feature = new JsonObject();
                            feature.put("type", "Feature");
                            feature.put("id", place.getURI());
                            feature.put("geometry", geometry);
                            feature.put("properties", properties);
                            features.add(feature);
                        }));
    }

    private static Optional<JsonObject> geometry(Graph graph, Node place) {
        return graph.find(place, GEOMETRY, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .flatMap(shape -> graph.find(shape, WKT, Node.ANY).mapWith(Triple::getObject).toList().stream())
                .map(Node::getLiteralLexicalForm).sorted().map(PartnerMap::geometry).flatMap(Optional::stream)
                .findFirst();
    }

    /** Well-Known Text (OGC 06-103r4, section 7) of a point, a polygon or several; empty for what is none of these. */
    private static Optional<JsonObject> geometry(String wkt) {
        String text = wkt.strip().replaceFirst("^<[^>]*>\\s*", "").toUpperCase(Locale.ROOT);
        if (text.startsWith("POINT")) {
            return Optional.of(geometry("Point", (JsonArray) ring(text).get(0)));
        }
        if (text.startsWith("POLYGON")) {
            return Optional.of(geometry("Polygon", polygon(text)));
        }
        if (text.startsWith("MULTIPOLYGON")) {
            JsonArray polygons = new JsonArray();
            for (String polygon : text.split("\\)\\s*\\)\\s*,")) {
                polygons.add(polygon(polygon + "))"));
            }
            return Optional.of(geometry("MultiPolygon", polygons));
        }
        return Optional.empty();
    }

    private static JsonObject geometry(String type, JsonArray coordinates) {
        JsonObject geometry = new JsonObject();
        geometry.put("type", type);
        geometry.put("coordinates", coordinates);
        return geometry;
    }

    private static JsonArray polygon(String text) {
        List<String> rings = new ArrayList<>();
        Matcher ring = RING.matcher(text);
        while (ring.find()) {
            rings.add(ring.group());
        }
        JsonArray polygon = new JsonArray();
        for (int i = 0; i < rings.size(); i++) {
            polygon.add(turned(ring(rings.get(i)), i == 0));
        }
        return polygon;
    }

    private static JsonArray ring(String text) {
        Matcher ring = RING.matcher(text);
        JsonArray places = new JsonArray();
        if (ring.find()) {
            for (String pair : ring.group(1).split(",")) {
                JsonArray place = new JsonArray();
                for (String number : pair.strip().split("\\s+")) {
                    place.add(JsonNumber.value(new BigDecimal(number)));
                }
                places.add(place);
            }
        }
        return places;
    }

    /** Outer rings go against the clock, holes with it (RFC 7946, section 3.1.6). */
    private static JsonArray turned(JsonArray ring, boolean isOuter) {
        double twice = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            twice += number(ring, i, 0) * number(ring, i + 1, 1) - number(ring, i + 1, 0) * number(ring, i, 1);
        }
        if (twice > 0 == isOuter) {
            return ring;
        }
        JsonArray turned = new JsonArray();
        for (int i = ring.size() - 1; i >= 0; i--) {
            turned.add(ring.get(i));
        }
        return turned;
    }

    private static double number(JsonArray ring, int place, int axis) {
        return ring.get(place).getAsArray().get(axis).getAsNumber().value().doubleValue();
    }
}
