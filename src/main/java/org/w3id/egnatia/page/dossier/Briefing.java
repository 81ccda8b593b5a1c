package org.w3id.egnatia.page.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3id.egnatia.page.Name;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/** A briefing as of a day, to be printed: sections of lines, each line with the numbers of its endnotes. */
public interface Briefing extends Page {

    /** What the addresses of all briefings begin with. */
    String PATH = "brief/";
    /** The parameter of a policy area to which the briefing on a partner is narrowed. */
    String TOPIC = "topic";

    /** A line: its first words, what they are about, and the numbers of its endnotes. */
    record Line(String first, Name name, String rest, List<Integer> notes) {
    }

    /** Lines that have something in common, such as agreements in one state. */
    record Group(String state, List<Line> lines) {
    }

    /**
     * A section.
     *
     * @param id     its anchor, and the end of the key of its title
     * @param lines  its lines
     * @param groups its lines in groups, where they have something in common
     */
    record Section(String id, List<Line> lines, List<Group> groups) {

        static Section of(String id, List<Line> lines) {
            return new Section(id, lines, List.of());
        }

        /** True if nothing stands in it. */
        public boolean isEmpty() {
            return lines.isEmpty() && groups.isEmpty();
        }
    }

    /** What it is about. */
    Name subject();

    /** The policy area to which a briefing on a partner is narrowed; empty if it is not. */
    default Optional<Name> topic() {
        return Optional.empty();
    }

    /** The policy areas to one of which it can be narrowed: none if it is not on a partner. */
    default List<Name> areas() {
        return List.of();
    }

    /** What it is about, in words. */
    default String about() {
        return subject().text() + topic().map(area -> " – " + area.text()).orElse("");
    }

    /** Where that stands, or what it is, in sentences. */
    List<String> lead();

    /** The numbers of the endnotes of these sentences. */
    List<Integer> status();

    /** The sections in their order. */
    List<Section> sections();

    /** How much of what is recorded is left out, since it was told, or began, only after a day that is past. */
    default int later() {
        return 0;
    }

    /** The endnotes. */
    List<Endnotes.Endnote> notes();

    /** The questions that it rests on. */
    List<SavedRows> questions();

    /** The address under which the same briefing is had again. */
    default String permanent() {
        return view().permanent();
    }

    /** The address of the same as a file to be passed on. */
    default String file() {
        return view().link(view().path() + ".pdf", view().parameters());
    }

    /** The name of that file, where a code begins with a digit with that of two letters instead. */
    default String fileName() {
        String code = Namespaces.code(subject().node());
        return "egnatia-briefing-" + (code.matches("\\d.*") ? view().site().things().text(subject().node(),
                Egn.isoTwoLetterCode).map(letters -> letters.toLowerCase(Locale.ROOT)).orElse(code) : code)
                + topic().map(area -> '-' + Namespaces.code(area.node())).orElse("") + '-' + view().asOf().day()
                + ".pdf";
    }

    @Override
    default List<Alternate> alternates() {
        return topic().isPresent() ? List.of()
                : List.of(new Alternate("application/pdf", view().path() + ".pdf"));
    }

    @Override
    default String template() {
        return "brief.jte";
    }

    @Override
    default String title() {
        return view().text("brief.title", about());
    }

    @Override
    default String description() {
        return view().text("brief.description", about());
    }

    @Override
    default List<String> styles() {
        return List.of("charts.css", "dossier.css");
    }
}
