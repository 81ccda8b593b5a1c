package org.w3id.egnatia.page.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Replaced;
import org.w3id.egnatia.page.fact.Status;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The way of one side towards an agreement or another instrument, in words: <i>signed 19 November 2019, in force since
 * 1 May 2021</i>. What was followed by another phase is not called ended, and what no source says is said to be so.
 *
 * @param party     who
 * @param agreement towards what, where that is another thing than the page is about
 * @param with      with whom, if it has one other side
 * @param phases    its phases in the order of time
 * @param note      what is known beside the phase that is told, such as that no entry into force is recorded; may be
 *                  empty
 * @param remark    what its fact says besides, in English, where it is towards a fund, a programme or another thing
 *                  that is no legal text; else empty
 * @param ended     if its last phase ended and no other followed, on which day; empty text if the phase says so
 * @param replaced  what took its place by the day, if anything did
 */
public record Side(Name party, Optional<Name> agreement, Optional<Name> with, List<Told> phases, String note,
                   Optional<String> remark, Optional<String> ended, Optional<Replaced> replaced) {

    private static final String KNOWLEDGE = Namespaces.VOC + "knowledge/";
    private static final int LONG_TITLE = 44;
    private static final String RECORDED = KNOWLEDGE + "phase-recorded";

    /**
     * A phase, or several of the same kind where sources differ on the day.
     *
     * @param status  the phase, or what is known where none is recorded
     * @param current true if it is the one that is told of the day
     * @param days    when, each with the address of the fact
     */
    public record Told(Status status, boolean current, List<When> days) {
    }

    /** When a phase began or lasted, and the address of the fact. */
    public record When(String words, String link) {
    }

    /** The side of rows of one party towards one agreement, of which the one that is told stands first. */
    static Side of(View view, Node instrument, List<SavedRow> rows) {
        SavedRow first = rows.get(0);
        Node status = first.thing("status");
        Node known = first.thing("known");
        boolean over = Status.of(view, status).tone().isOver();
        Map<Node, List<SavedRow>> byStatus = new LinkedHashMap<>();
        rows.stream().filter(row -> row == first || !isWithoutPhase(row)).sorted(Comparator.comparing(Side::order))
                .forEach(row -> byStatus.computeIfAbsent(row.thing("status"), s -> new ArrayList<>()).add(row));
        List<Told> told = inTurn(view, byStatus).stream().map(phase -> told(view, phase.getKey(), phase.getValue(),
                phase.getKey().equals(status) && (first.isTold() || over))).toList();
        Optional<String> ended = first.isTold() || over ? Optional.empty() : end(view, rows);
        boolean noted = first.isTold() && !known.getURI().equals(RECORDED) && !isWithoutPhase(first);
        return new Side(Name.of(view, first.thing("party")),
                Optional.of(first.thing("agreement")).filter(other -> !other.equals(instrument))
                .map(other -> Name.of(view, other)),
                first.iri("counterpart").map(other -> Name.of(view, other)), told,
                noted ? Name.of(view, known).text() : "", first.isTold() && !view.site().things().isA(instrument,
                Egn.LegalInstrument) ? view.site().things().text(first.fact(), RDFS.comment.asNode())
                : Optional.empty(), ended,
                Replaced.of(view, first.iri("replacedBy"), first.day("replacedOn"), first.things("otherwise")));
    }

    /**
     * Phases in the order of time, each at the latest of its days; of two of which one is known by a year or month in
     * which the other began, the one that comes first by its nature.
     */
    private static List<Map.Entry<Node, List<SavedRow>>> inTurn(View view, Map<Node, List<SavedRow>> byStatus) {
        List<Map.Entry<Node, List<SavedRow>>> phases = new ArrayList<>(byStatus.entrySet());
        phases.sort(Comparator.comparing(phase -> order(last(phase.getValue()))));
        for (int i = 1; i < phases.size(); i++) {
            String end = last(phases.get(i - 1).getValue()).day("since").map(day -> day.last().toString()).orElse("");
            boolean within = end.compareTo(order(last(phases.get(i).getValue()))) >= 0;
            if (within && rank(view, phases.get(i - 1)) > rank(view, phases.get(i))) {
                Collections.swap(phases, i - 1, i);
            }
        }
        return phases;
    }

    private static int rank(View view, Map.Entry<Node, List<SavedRow>> phase) {
        return Status.of(view, phase.getKey()).tone().rank();
    }

    private static boolean isWithoutPhase(SavedRow row) {
        return row.thing("status").equals(row.thing("known"));
    }

    /** The end of what began last, if no other phase followed it. */
    private static Optional<String> end(View view, List<SavedRow> rows) {
        return Optional.of(last(rows)).filter(last -> view.site().things().value(last.fact(), Egn.followedBy).isEmpty())
                .flatMap(last -> last.day("until").map(until -> isWithoutPhase(last)
                        || Status.of(view, last.thing("status")).step() ? until.inWords(view) : ""));
    }

    /** The one that began last. */
    private static SavedRow last(List<SavedRow> rows) {
        return rows.stream().max(Comparator.comparing(Side::order)).orElseThrow();
    }

    private static String order(SavedRow row) {
        return row.day("since").or(() -> row.day("attested")).or(() -> row.day("until"))
                .map(day -> day.date().toString()).orElse("");
    }

    private static Told told(View view, Node concept, List<SavedRow> rows, boolean current) {
        Status status = Status.of(view, concept);
        List<When> days = new ArrayList<>();
        for (SavedRow row : rows) {
            String words = when(view, status, row, current);
            if (days.stream().noneMatch(day -> day.words().equals(words))) {
                days.add(new When(words, view.link(row.fact()).orElse("")));
            }
        }
        return new Told(status, current, days);
    }

    private static String when(View view, Status status, SavedRow row, boolean current) {
        Optional<String> since = row.day("since").map(day -> unbroken(view, day));
        Optional<String> until = row.day("until").map(day -> unbroken(view, day));
        Optional<String> attested = row.day("attested").map(day -> unbroken(view, day));
        if (isWithoutPhase(row)) {
            return view.text("side.says", row.things("source").stream().findFirst().map(view::name).map(Side::brief)
                    .orElse(""));
        }
        if (status.step()) {
            return since.or(() -> attested.map(day -> view.text("side.by", day)))
                    .orElse(view.text("side.no-day"));
        }
        if (until.isPresent()) {
            return since.map(from -> from.equals(until.get()) ? from : view.text("side.from-to", from, until.get()))
                    .orElse(view.text("when.until", until.get()));
        }
        return since.map(from -> view.text(current ? "when.since" : "side.from", from))
                .or(() -> attested.map(day -> view.text("side.attested", day)))
                .orElse(view.text("side.no-since"));
    }

    /** The beginning of a long title, up to the end of a word. */
    private static String brief(String title) {
        return title.length() <= LONG_TITLE ? title
                : title.substring(0, title.lastIndexOf(' ', LONG_TITLE)).replaceFirst("[,:;]$", "") + " …";
    }

    /** A day that is not broken at the end of a line. */
    private static String unbroken(View view, PreciseDate day) {
        return day.inWords(view).replace(' ', '\u00A0');
    }

    /** True if a phase is recorded, and not only that there is something. */
    public boolean hasPhase() {
        return phases.stream().anyMatch(told -> !told.status().name().node().getURI().startsWith(KNOWLEDGE));
    }
}
