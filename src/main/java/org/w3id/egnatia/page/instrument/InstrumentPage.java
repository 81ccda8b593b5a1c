package org.w3id.egnatia.page.instrument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.Stands;
import org.w3id.egnatia.page.thing.WholePage;
import org.w3id.egnatia.vocab.Egn;

/**
 * The page of an instrument.
 *
 * @param view     its circumstances
 * @param whole    all that is recorded of it, as of any other thing
 * @param standing where it stands on the day of the view
 */
public record InstrumentPage(View view, EntityPage whole, Standing standing) implements WholePage {

    private static final int STEPS = 2;
    private static final int GROUPS = 2;
    private static final int FEW = 6;

    /** The page of an instrument, from the page that it would have as any other thing. */
    public static InstrumentPage of(EntityPage whole) {
        Standing standing = Standing.of(whole.view(), whole.head().name().node());
        Set<String> told = standing.official().map(Standing.Official::address).map(Set::of).orElse(Set.of());
        return new InstrumentPage(whole.view(), whole.withoutAddresses(told), standing);
    }

    @Override
    public String template() {
        return "instrument.jte";
    }

    @Override
    public String title() {
        return whole.title();
    }

    /** True if its facts are many, which the state at the head tells already and which open on demand. */
    public boolean isFolded() {
        return standing.phases().rows().size() > FEW && whole.facts() > FEW;
    }

    /** Of a condition, all conditions of its partner and how each of them stands. */
    public Optional<SavedRows> conditions() {
        Things things = view.site().things();
        Node thing = whole.head().name().node();
        return things.isA(thing, Egn.Condition) ? things.values(thing, Egn.about).stream()
                .filter(about -> Partners.isPartner(view, about)).findFirst()
                .map(partner -> SavedRows.onDay(view, "conditions-of-partner", partner)) : Optional.empty();
    }

    /** Where it stands on the day of the view, in a sentence: its own last steps, and with how many of the six. */
    public String stands() {
        List<Side> sides = standing.phases().isEmpty() ? List.of() : standing.shown();
        Map<String, List<Name>> groups = new LinkedHashMap<>();
        sides.stream().filter(side -> Partners.isPartner(view, side.party().node()) && side.hasPhase()).forEach(side ->
                side.phases().stream().filter(Side.Told::current).findFirst().ifPresent(told -> groups.computeIfAbsent(
                told.status().name().text(), state -> new ArrayList<>()).add(side.party())));
        String own = standing.ownCourse().isEmpty() ? sides.size() == 1 ? state().orElse("") : "" : lastSteps(" ");
        return Stream.of(own, sides.size() > 1 ? Stands.inWords(view, groups, GROUPS) : "")
                .map(Stands::sentence).filter(words -> !words.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The last steps of its course, else the last phases of the one side that it has, else what it is. */
    @Override
    public Optional<String> state() {
        List<Standing.Step> course = standing.ownCourse().stream().filter(step -> !step.later()).toList();
        if (course.isEmpty()) {
            List<Side> sides = standing.phases().isEmpty() ? List.of() : standing.sides();
            return sides.size() != 1 ? whole.state() : Optional.of(lastPhases(sides.get(0)));
        }
        return Optional.of(lastSteps(", "));
    }

    /** The phase that a side is in, then the one before it; of days on which sources differ each. */
    private String lastPhases(Side side) {
        List<Side.Told> newestFirst = new ArrayList<>(side.phases());
        Collections.reverse(newestFirst);
        newestFirst.sort(Comparator.comparing(told -> !told.current()));
        return newestFirst.stream().limit(STEPS).map(told -> (told.status().name().text() + " " + told.days().stream()
                .map(Side.When::words).collect(Collectors.joining(" " + view.text("side.or") + " "))).strip())
                .collect(Collectors.joining("; "));
    }

    private String lastSteps(String before) {
        List<Standing.Step> course = standing.ownCourse().stream().filter(step -> !step.later()).toList();
        return course.stream().skip(Math.max(0, course.size() - STEPS)).map(step -> step.what() + step.other()
                .map(other -> " " + other.text()).orElse("") + before + step.when()).collect(Collectors.joining("; "));
    }

    @Override
    public String description() {
        return (whole.description() + " " + stands()).strip();
    }
}
