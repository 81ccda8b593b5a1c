package org.w3id.egnatia.page.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The outline of a territory: rings of longitude and latitude in degrees, outer ones and holes alike.
 */
public record Outline(List<List<double[]>> rings) {

    /** How much room words want, of their own size: as much as there is. */
    private static final List<Double> ROOM = List.of(1.3, 1.2, 1.1, 1.0);
    /** So many places are tried to each side. */
    private static final int STEPS = 8;
    private static final int EDGE = 4;
    private static final Pattern RING = Pattern.compile("\\(\\s*(-?[0-9][^()]*)\\)");

    /**
     * Reads the text of a polygon or of several (Well-Known Text, OGC 06-103r4, section 7) in longitude and latitude.
     *
     * @throws IllegalArgumentException if it is another kind of geometry, or a number cannot be read
     */
    public static Outline ofWkt(String wkt) {
        String text = wkt.strip().replaceFirst("^<[^>]*>\\s*", "");
        if (!text.matches("(?is)(MULTI)?POLYGON\\s*\\(.*")) {
            throw new IllegalArgumentException("not a polygon: " + text.substring(0, Math.min(40, text.length())));
        }
        List<List<double[]>> rings = new ArrayList<>();
        Matcher ring = RING.matcher(text);
        while (ring.find()) {
            List<double[]> places = new ArrayList<>();
            for (String pair : ring.group(1).split(",")) {
                String[] numbers = pair.strip().split("\\s+");
                places.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
            }
            rings.add(List.copyOf(places));
        }
        return new Outline(List.copyOf(rings));
    }

    /**
     * The place inside the largest ring that is farthest from its border, where a name stands best; to a twentieth of
     * its size.
     */
    double[] middle() {
        List<double[]> ring = largest();
        double west = ring.stream().mapToDouble(p -> p[0]).min().orElse(0);
        double east = ring.stream().mapToDouble(p -> p[0]).max().orElse(0);
        double south = ring.stream().mapToDouble(p -> p[1]).min().orElse(0);
        double north = ring.stream().mapToDouble(p -> p[1]).max().orElse(0);
        double[] best = ring.get(0);
        double farthest = -1;
        for (int i = 1; i < 20; i++) {
            for (int j = 1; j < 20; j++) {
                double x = west + (east - west) * i / 20;
                double y = south + (north - south) * j / 20;
                double distance = contains(ring, x, y) ? distance(ring, x, y) : -1;
                if (distance > farthest) {
                    farthest = distance;
                    best = new double[] {x, y};
                }
            }
        }
        return best;
    }

    /**
     * The place nearest to the {@linkplain #middle middle} round which words of a size have room inside the largest
     * ring, with as much room about them as there is; the middle where they have none.
     *
     * @param width  the width of the words, in degrees of longitude
     * @param height their height, in degrees of latitude
     */
    double[] middle(double width, double height) {
        double[] middle = middle();
        List<double[]> ring = largest();
        List<double[]> places = IntStream.rangeClosed(-STEPS, STEPS).boxed()
                .flatMap(i -> IntStream.rangeClosed(-STEPS, STEPS).mapToObj(j -> new double[] {
                    middle[0] + width * i / STEPS, middle[1] + 4 * height * j / STEPS}))
                .sorted(Comparator.comparingDouble(place -> way(middle, place))).toList();
        for (double room : ROOM) {
            for (double[] place : places) {
                if (holds(ring, place, width / 2 * room, height / 2 * room)) {
                    return place;
                }
            }
        }
        return middle;
    }

    private List<double[]> largest() {
        return rings.stream().max((a, b) -> Double.compare(area(a), area(b))).orElseThrow();
    }

    private static double way(double[] from, double[] to) {
        return Math.hypot(to[0] - from[0], to[1] - from[1]);
    }

    /** True if a box lies within a ring: as far as its edge shows in some places of it. */
    private static boolean holds(List<double[]> ring, double[] centre, double aside, double above) {
        for (int i = -EDGE; i <= EDGE; i++) {
            double part = (double) i / EDGE;
            if (!contains(ring, centre[0] + aside * part, centre[1] + above)
                    || !contains(ring, centre[0] + aside * part, centre[1] - above)
                    || !contains(ring, centre[0] + aside, centre[1] + above * part)
                    || !contains(ring, centre[0] - aside, centre[1] + above * part)) {
                return false;
            }
        }
        return true;
    }

    private static double area(List<double[]> ring) {
        double sum = 0;
        for (int i = 0; i < ring.size(); i++) {
            double[] a = ring.get(i);
            double[] b = ring.get((i + 1) % ring.size());
            sum += a[0] * b[1] - b[0] * a[1];
        }
        return Math.abs(sum / 2);
    }

    private static boolean contains(List<double[]> ring, double x, double y) {
        boolean inside = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            double[] a = ring.get(i);
            double[] b = ring.get(j);
            if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Distance to the nearest corner, longitudes counted as short as they are in this latitude. */
    private static double distance(List<double[]> ring, double x, double y) {
        double east = Math.cos(Math.toRadians(y));
        return ring.stream().mapToDouble(p -> Math.hypot((p[0] - x) * east, p[1] - y)).min().orElse(0);
    }
}
