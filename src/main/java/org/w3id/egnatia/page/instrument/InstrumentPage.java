package org.w3id.egnatia.page.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.thing.EntityPage;
import org.w3id.egnatia.page.thing.WholePage;

/**
 * The page of an instrument.
 *
 * @param view     its circumstances
 * @param whole    all that is recorded of it, as of any other thing
 * @param standing where it stands on the day of the view
 */
public record InstrumentPage(View view, EntityPage whole, Standing standing) implements WholePage {

    private static final int STEPS = 2;

    /** The page of an instrument, from the page that it would have as any other thing. */
    public static InstrumentPage of(EntityPage whole) {
        return new InstrumentPage(whole.view(), whole, Standing.of(whole.view(), whole.head().name().node()));
    }

    @Override
    public String template() {
        return "instrument.jte";
    }

    @Override
    public String title() {
        return whole.title();
    }

    /** The last steps of its course, else the phases of the one side that it has, else what it is. */
    @Override
    public Optional<String> state() {
        List<Standing.Step> course = standing.course().stream().filter(step -> !step.later()).toList();
        if (course.isEmpty()) {
            List<Side> sides = standing.phases().isEmpty() ? List.of() : standing.sides();
            return sides.size() != 1 ? whole.state() : Optional.of(sides.get(0).phases().stream()
                    .map(told -> (told.status().name().text() + " " + told.days().stream().map(Side.When::words)
                    .collect(Collectors.joining(", "))).strip()).collect(Collectors.joining("; ")));
        }
        return Optional.of(course.stream()
                .skip(Math.max(0, course.size() - STEPS)).map(step -> step.what() + step.other().map(other -> " "
                + other.text()).orElse("") + ", " + step.when()).collect(Collectors.joining("; ")));
    }

    @Override
    public String description() {
        return whole.description();
    }
}
