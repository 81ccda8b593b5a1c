package org.w3id.egnatia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.junit.jupiter.api.Test;

/**
 * The outlines of the six territories: a closed ring each that runs anticlockwise, as the Simple Features of the OGC
 * ask, does not cross itself, holds the capital, and has no ground in common with the outline of another partner.
 */
class BordersTest {

    private static final Pattern POLYGON = Pattern.compile("POLYGON\\(\\(([^()]*)\\)\\)");
    private static final Pattern POINT = Pattern.compile("POINT\\(([^()]*)\\)");
    /** Distance of the points with which two outlines are compared, in degrees; about four kilometres. */
    private static final double STEP = 0.04;

    private static final Map<String, List<double[]>> OUTLINES = new TreeMap<>();
    private static final Map<String, double[]> CAPITALS = new TreeMap<>();

    static {
        String query = """
                PREFIX egn: <https://w3id.org/egnatia/def/>
                PREFIX geo: <http://www.opengis.net/ont/geosparql#>
                SELECT ?partner ?outline ?position {
                  ?partner a egn:WesternBalkansPartner .
                  ?territory egn:territoryOf ?partner ; geo:hasGeometry/geo:asWKT ?outline .
                  ?capital egn:capitalOf ?partner ; geo:hasGeometry/geo:asWKT ?position
                }""";
        try (QueryExecution execution = QueryExecutionFactory.create(query,
                ModelFactory.createModelForGraph(ShippedData.release().defaultGraph()))) {
            ResultSet rows = execution.execSelect();
            while (rows.hasNext()) {
                QuerySolution row = rows.next();
                String partner = row.getResource("partner").getLocalName();
                OUTLINES.put(partner, points(POLYGON, row.getLiteral("outline").getLexicalForm()));
                CAPITALS.put(partner, points(POINT, row.getLiteral("position").getLexicalForm()).get(0));
            }
        }
    }

    @Test
    void allSixHaveAnOutline() {
        assertEquals(6, OUTLINES.size());
    }

    @Test
    void everyRingIsClosedAndRunsAnticlockwise() {
        OUTLINES.forEach((partner, ring) -> {
            assertTrue(Arrays.equals(ring.get(0), ring.get(ring.size() - 1)), partner);
            double twiceTheArea = 0;
            for (int i = 1; i < ring.size(); i++) {
                twiceTheArea += ring.get(i - 1)[0] * ring.get(i)[1] - ring.get(i)[0] * ring.get(i - 1)[1];
            }
            assertTrue(twiceTheArea > 0, partner);
        });
    }

    @Test
    void noRingCrossesItself() {
        OUTLINES.forEach((partner, ring) -> {
            for (int i = 1; i < ring.size(); i++) {
                for (int k = i + 2; k < ring.size(); k++) {
                    int one = i;
                    int other = k;
                    assertTrue(!cross(ring.get(i - 1), ring.get(i), ring.get(k - 1), ring.get(k)),
                            () -> partner + ": sides " + one + " and " + other);
                }
            }
        });
    }

    @Test
    void everyCapitalLiesInItsOwnTerritoryAndInNoOther() {
        CAPITALS.forEach((capitalOf, position) -> OUTLINES.forEach((partner, ring) ->
                assertEquals(partner.equals(capitalOf), contains(ring, position), "capital of " + capitalOf
                        + " in " + partner)));
    }

    @Test
    void noGroundBelongsToTwo() {
        for (double longitude = 15; longitude < 24; longitude += STEP) {
            for (double latitude = 39; latitude < 47; latitude += STEP) {
                double[] point = {longitude, latitude};
                List<String> holders = OUTLINES.entrySet().stream().filter(e -> contains(e.getValue(), point))
                        .map(Map.Entry::getKey).toList();
                assertTrue(holders.size() < 2, () -> holders + " at " + Arrays.toString(point));
            }
        }
    }

    private static List<double[]> points(Pattern form, String wkt) {
        Matcher matcher = form.matcher(wkt);
        assertTrue(matcher.matches(), wkt);
        return Arrays.stream(matcher.group(1).split(", ")).map(pair -> Arrays.stream(pair.split(" "))
                .mapToDouble(Double::parseDouble).toArray()).toList();
    }

    /** Whether a ray from the point crosses the ring an odd number of times. */
    private static boolean contains(List<double[]> ring, double[] point) {
        boolean inside = false;
        for (int i = 1; i < ring.size(); i++) {
            double[] a = ring.get(i - 1);
            double[] b = ring.get(i);
            if (a[1] > point[1] != b[1] > point[1]
                    && point[0] < a[0] + (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1])) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Whether two sides have an inner point in common, each end of one lying on either hand of the other. */
    private static boolean cross(double[] a, double[] b, double[] c, double[] d) {
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(double[] a, double[] b, double[] p) {
        return Math.signum((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
    }
}
