package org.w3id.egnatia.page.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.chart.Words;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.Fact;
import org.w3id.egnatia.page.fact.Told;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.page.partner.Voice;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * A briefing on an agreement or another instrument: its own steps, how far each side is, its official pages, money and
 * what sources say about it.
 *
 * @param view      its circumstances
 * @param subject   the instrument
 * @param lead      what it is
 * @param sections  its sections
 * @param later     how many amounts and statements were told only after the day
 * @param notes     the endnotes
 * @param questions the questions that it rests on
 */
public record InstrumentBrief(View view, Name subject, List<String> lead, List<Section> sections, int later,
                              List<Endnotes.Endnote> notes, List<SavedRows> questions) implements Briefing {

    /** What its addresses begin with. */
    public static final String PATH = Briefing.PATH + "instrument/";

    private static final int PHASES = 30;
    private static final int FEW = 12;

    /** The briefing on an instrument; empty if there is none of this code of which anything is confirmed. */
    public static Optional<InstrumentBrief> of(View view, String code) {
        return Optional.of(NodeFactory.createURI(Namespaces.ID + "instrument/" + code))
                .filter(node -> view.site().things().isA(node, Egn.Instrument)).map(node -> of(view, node, code));
    }

    private static InstrumentBrief of(View view, Node instrument, String code) {
        Things things = view.site().things();
        Endnotes notes = new Endnotes(view);
        Map<String, String> onDay = new TreeMap<>(Map.of("instrument", code, SavedRows.DATE,
                view.asOf().day().toString()));
        SavedRows steps = SavedRows.of(view.site(), "steps-of-instrument", onDay);
        SavedRows phases = SavedRows.of(view.site(), "phases-of-instrument", onDay);
        SavedRows pages = SavedRows.of(view.site(), "official-pages-of-instrument", Map.of("instrument", code));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("course", steps.stream().limit(FEW).map(row -> line(view, row, "day",
                row.literal("step"), notes)).toList()));
        sections.add(Section.of("phases", phases(view, phases, notes)));
        Told told = new Told(view);
        Map<Boolean, List<Node>> amounts = things.having(Egn.about, instrument).stream()
                .filter(fact -> !things.values(fact, Egn.amountStage).isEmpty()
                        && things.values(fact, Egn.partOf).isEmpty())
                        .collect(Collectors.partitioningBy(told::isAmountOfThen));
        Map<Boolean, List<Fact>> said = Voice.about(view, instrument).stream()
                .flatMap(voice -> voice.first().stream()).distinct()
                .collect(Collectors.partitioningBy(fact -> told.byThen(fact.node())));
        sections.add(Section.of("money", amounts.get(true).stream()
                .sorted(Comparator.comparing((Node fact) -> Tone.of(things, things.values(fact, Egn.amountStage).get(0))
                        .rank()).reversed()).limit(FEW).map(fact -> amount(view, fact, notes)).toList()));
        sections.add(Section.of("statements", said.get(true).stream().limit(FEW)
                .map(fact -> new Line(fact.kind().map(Name::text).orElse(""), fact.name(), "",
                notes.cite(fact.node()))).toList()));
        sections.add(Section.of("pages", pages.stream().limit(FEW).map(row -> new Line("",
                Name.of(view, row.value("page").orElseThrow()), row.literal("title"), List.of())).toList()));
        return new InstrumentBrief(view, Name.of(view, instrument),
                things.text(instrument, DCTerms.description.asNode()).stream().toList(),
                sections.stream().filter(section -> !section.isEmpty()).toList(),
                amounts.get(false).size() + said.get(false).size(), notes.all(), List.of(steps, phases, pages));
    }

    /** The phases; of one on whose day sources differ, one line with what each of them says. */
    private static List<Line> phases(View view, SavedRows rows, Endnotes notes) {
        List<Line> lines = new ArrayList<>();
        Set<Node> told = new HashSet<>();
        for (SavedRow row : rows.rows()) {
            if (lines.size() < PHASES && told.add(row.fact())) {
                Line line = line(view, row, "since", state(view, row), notes);
                // Of what was replaced, sources differ on the day of what took its place.
                List<Node> others = row.iri("replacedBy").isPresent() ? List.of() : row.things("otherwise");
                told.addAll(others);
                String when = row.day("since").map(day -> Differing.inWords(view, day, Differing.days(view, others)))
                        .orElse(line.first());
                lines.add(new Line(when, line.name(), line.rest(), Stream.concat(line.notes().stream(),
                        others.stream().flatMap(other -> notes.cite(other).stream())).distinct().toList()));
            }
        }
        return List.copyOf(lines);
    }

    private static Line line(View view, SavedRow row, String day, String state, Endnotes notes) {
        return new Line(row.day(day).map(date -> date.inWords(view)).orElse(view.text("side.no-day")),
                Name.of(view, row.fact()), state, notes.cite(row.fact()));
    }

    /** The phase, and what took the place of the instrument by the day, if anything did. */
    private static String state(View view, SavedRow row) {
        return row.literal("status") + row.iri("replacedBy").map(newer -> "; " + view.text("course.replacement") + " "
                + Name.of(view, newer).inSentence() + row.day("replacedOn").map(day -> ", " + day.inWords(view))
                .orElse("")).orElse("");
    }

    private static Line amount(View view, Node fact, Endnotes notes) {
        Things things = view.site().things();
        String currency = things.value(fact, Egn.currency).map(view::name).orElse("");
        return new Line(things.text(fact, Egn.value).map(value -> Words.full(new BigDecimal(value)))
                .orElse("") + " " + currency, Name.of(view, fact),
                things.value(fact, Egn.amountStage).map(view::name).orElse(""), notes.cite(fact));
    }

    @Override
    public List<Integer> status() {
        return List.of();
    }
}
