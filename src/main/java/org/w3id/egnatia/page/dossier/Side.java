package org.w3id.egnatia.page.dossier;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.assessment.Grade;
import org.w3id.egnatia.page.matrix.Cell;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.matrix.MatrixPage;
import org.w3id.egnatia.page.partner.Outlook;
import org.w3id.egnatia.page.partner.PartnerCard;
import org.w3id.egnatia.vocab.Egn;

/**
 * One side of a comparison: a partner on a day.
 *
 * @param view    the view of the day
 * @param partner the partner
 * @param card    the partner at a glance
 */
public record Side(View view, Node partner, PartnerCard card) {

    private static final String GRADES = "grades-of-partner";
    private static final String INDICES = "in-brief";

    /** A partner on the day of a view, or on another one. */
    static Side of(View view, Node partner, AsOf day) {
        View there = new View(view.site(), view.path(), view.parameters(), day, view.language());
        return new Side(there, partner, PartnerCard.of(there, partner));
    }

    /** Its last step towards membership and its next one by its day. */
    public Outlook outlook() {
        return Outlook.of(card);
    }

    /** True if another side is of the same day. */
    boolean isOfDay(Side other) {
        return view.asOf().day().equals(other.view.asOf().day());
    }

    /** The heading of its column: the partner, with the day if the two are of different days. */
    String heading(boolean withDay) {
        return withDay ? view.text("compare.on", card.name().text(), view.day(view.asOf().day()))
                : card.name().text();
    }

    /** What it says of some things, and the rows that say so. */
    record Answer(SavedRows rows, Map<Node, Said> said) {
    }

    /** What a report says of an area, in words, and the address of the statement that says so. */
    public record Graded(String text, Optional<String> link) {
    }

    /** A table of partners on its day. */
    MatrixPage matrix(MatrixKind kind) {
        return MatrixPage.of(view, kind);
    }

    /** How it stands towards the things of a table of partners of its day. */
    Answer ties(MatrixPage matrix) {
        Map<Node, Said> said = new LinkedHashMap<>();
        for (MatrixPage.Row row : matrix.rows()) {
            row.cells().stream().filter(cell -> cell.partner().node().equals(partner)).findFirst()
                    .ifPresent(cell -> said.put(row.thing().node(), tie(matrix.kind(), row.thing(), cell)));
        }
        return new Answer(matrix.answer(), said);
    }

    private Said tie(MatrixKind kind, Name thing, Cell cell) {
        return new Said(cell.state().name().node(), cell.state().name().text(),
                cell.when(view), cell.state().tone().style(), Optional.empty(),
                cell.since().isPresent() ? Optional.empty() : cell.facts().stream()
                .flatMap(fact -> view.site().things().day(fact, Egn.toldFrom).stream()).min(Comparator.naturalOrder()),
                Optional.of(MatrixPage.link(view, kind, thing, cell)));
    }

    /** Its newest level of preparation in each area. */
    Answer grades() {
        SavedRows rows = SavedRows.onDay(view, GRADES, partner);
        Map<Node, Integer> years = new HashMap<>();
        Map<Node, Said> said = new LinkedHashMap<>();
        for (SavedRow row : rows.rows()) {
            Node area = row.thing("area");
            if (years.merge(area, row.count("year"), Math::max) == row.count("year")) {
                Grade.of(view, row, "level").ifPresent(level -> said.put(area, new Said(level.value().node(),
                        level.value().text(), Integer.toString(row.count("year")), "tag",
                        Optional.of(row.count("year")), Optional.empty(), level.link())));
            }
        }
        return new Answer(rows, said);
    }

    /** Its level of preparation and its progress in each area, by the year of the report. */
    Map<Node, Map<Integer, Graded>> gradesByYear() {
        Map<Node, Map<Integer, Graded>> byYear = new HashMap<>();
        SavedRows.onDay(view, GRADES, partner).stream().forEach(row -> byYear.computeIfAbsent(row.thing("area"),
                area -> new HashMap<>()).put(row.count("year"), new Graded(Stream.of("level", "progress")
                .map(column -> row.name(view, column)).filter(name -> !name.isEmpty())
                .collect(Collectors.joining("; ")),
                Grade.of(view, row, "level").flatMap(Grade::link))));
        return byYear;
    }

    /** Its value in each index, in the newest edition by its day. */
    Answer indices() {
        SavedRows rows = SavedRows.onDay(view, INDICES, partner);
        Map<Node, Said> said = new LinkedHashMap<>();
        for (SavedRow row : rows.rows()) {
            row.value("value").ifPresent(value -> said.put(row.thing("measure"), new Said(value,
                    value.getLiteralLexicalForm(), BriefPage.year(row), "tag",
                    Optional.of(Integer.valueOf(BriefPage.year(row))), Optional.empty(), view.link(row.fact()))));
        }
        return new Answer(rows, said);
    }
}
