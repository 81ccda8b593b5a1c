package org.w3id.egnatia.page.thing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;

/**
 * A drawing of a module of the ontology: its classes as a tree from left to right, and an arrow for each property from
 * its domain to its range. The page lists the same terms beside it.
 *
 * @param boxes  the classes
 * @param arrows the properties that lead from class to class
 * @param lines  lines from class to subclass
 * @param width  width of the drawing
 * @param height its height
 */
public record Diagram(List<Box> boxes, List<Arrow> arrows, List<String> lines, int width, int height) {

    private static final int ROW = 34;
    private static final int BOX = 24;
    private static final int INDENT = 26;
    private static final int LETTER = 8;

    /** A class at a place. */
    public record Box(Name name, int x, int y, int width) {
    }

    /** A property from one class to another, in a row of its own. */
    public record Arrow(Name from, Name property, Name to, int y, int x1, int x2, int x3, int x4) {
    }

    static Diagram of(View view, List<Node> classes, List<Node> properties) {
        Things things = view.site().things();
        List<Box> boxes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        Set<Node> members = Set.copyOf(classes);
        classes.stream().filter(c -> things.values(c, RDFS.subClassOf.asNode()).stream().noneMatch(members::contains))
                .forEach(root -> place(view, root, 0, members, boxes, lines));
        Map<Node, Integer> widths = new HashMap<>();
        int treeHeight = boxes.size() * ROW;
        int y = treeHeight + (boxes.isEmpty() ? 0 : 14);
        List<Arrow> arrows = new ArrayList<>();
        int first = 0;
        int middle = 0;
        int last = 0;
        List<Node[]> rows = new ArrayList<>();
        for (Node property : properties) {
            for (Node from : things.values(property, RDFS.domain.asNode())) {
                for (Node to : things.values(property, RDFS.range.asNode())) {
                    rows.add(new Node[] {from, property, to});
                    first = Math.max(first, width(view, from));
                    middle = Math.max(middle, view.name(property).length() * LETTER - 8);
                    last = Math.max(last, width(view, to));
                }
            }
        }
        for (Node[] row : rows) {
            int fromWidth = widths.computeIfAbsent(row[0], n -> width(view, n));
            arrows.add(new Arrow(Name.of(view, row[0]), Name.of(view, row[1]), Name.of(view, row[2]), y,
                    fromWidth, first,
                    first + middle + 50, first + middle + 50 + width(view, row[2])));
            y += ROW;
        }
        int treeWidth = boxes.stream().mapToInt(b -> b.x() + b.width()).max().orElse(0);
        return new Diagram(boxes, arrows, lines, Math.max(treeWidth, first + middle + 50 + last) + 4, y + 2);
    }

    private static int width(View view, Node node) {
        return view.name(node).length() * LETTER + 18;
    }

    private static int place(View view, Node node, int depth, Set<Node> members, List<Box> boxes, List<String> lines) {
        int y = boxes.size() * ROW + 2;
        int x = depth * INDENT;
        boxes.add(new Box(Name.of(view, node), x, y, width(view, node)));
        for (Node child : view.site().things().having(RDFS.subClassOf.asNode(), node)) {
            if (members.contains(child)) {
                int below = place(view, child, depth + 1, members, boxes, lines);
                lines.add("M" + (x + 12) + ' ' + (y + BOX) + 'V' + (below + BOX / 2) + 'h' + (INDENT - 12));
            }
        }
        return y;
    }
}
