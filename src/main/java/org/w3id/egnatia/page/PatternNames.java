package org.w3id.egnatia.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Names that follow from what a thing is, in languages in which nobody wrote one down: an agreement of a type with a
 * partner, the report of a year on one, and a step of a partner with a chapter, a cluster or such an agreement. Parts
 * stand beside each other, so that none needs another case; where a part has no name in the language, there is none for
 * the whole.
 */
final class PatternNames {

    private static final String EU = Namespaces.ID + "actor/eu";
    private static final Set<String> OF_A_CHAPTER = Set.of("chapter-opened", "chapter-closed", "cluster-opened");
    private static final Set<String> OF_AN_AGREEMENT = Set.of("signature", "ratification", "entry-into-force");
    private static final Set<String> OF_A_PARTNER = Set.of("candidate-status", "application");

    private static final String SOURCES = Namespaces.ID + "source/";
    /** What the Commission calls its yearly reports, such as Kosovo* 2022 Report. */
    private static final Pattern COUNTRY_REPORT = Pattern.compile("(.+) (\\d{4}) Report");

    private PatternNames() {
    }

    /** The name of a thing in the language of a view; empty if none follows. */
    static Optional<Label> of(View view, Node thing) {
        Things things = view.site().things();
        Optional<Node> type = things.value(thing, Egn.agreementType);
        Optional<String> name = thing.isURI() && thing.getURI().startsWith(SOURCES) ? countryReport(view, thing)
                : type.isPresent() ? agreement(view, thing, type.get())
                : things.value(thing, Egn.eventKind).flatMap(kind -> step(view, thing, kind));
        return name.map(text -> new Label(text, view.language().tag(), false));
    }

    private static Optional<String> countryReport(View view, Node source) {
        Matcher english = COUNTRY_REPORT.matcher(view.site().things().label(source, Language.ENGLISH).text());
        return !english.matches() ? Optional.empty() : view.site().things().partners().stream()
                .filter(partner -> view.site().things().label(partner, Language.ENGLISH).text()
                .equals(english.group(1))).findFirst().flatMap(partner -> own(view, partner))
                .map(partner -> view.text("source.country-report", partner, english.group(2)));
    }

    private static Optional<String> agreement(View view, Node agreement, Node type) {
        String key = "agreement." + Namespaces.code(type);
        Messages own = view.site().messages(view.language());
        List<Node> partners = view.site().things().having(Egn.underInstrument, agreement).stream()
                .flatMap(tie -> view.site().things().values(tie, Egn.holder).stream())
                .filter(holder -> Partners.isPartner(view, holder)).distinct().toList();
        return partners.size() == 1 && own.keys().contains(key) ? own(view, partners.get(0))
                .map(partner -> own.text("agreement.of", own.text(key), partner)) : Optional.empty();
    }

    private static Optional<String> step(View view, Node step, Node kind) {
        Things things = view.site().things();
        List<Node> about = things.values(step, Egn.about).stream()
                .filter(one -> !one.isURI() || !one.getURI().equals(EU)).toList();
        List<Node> partners = about.stream().filter(one -> Partners.isPartner(view, one)).toList();
        List<Node> others = about.stream().filter(one -> !partners.contains(one)).toList();
        if (partners.size() != 1) {
            return Optional.empty();
        }
        String code = Namespaces.code(kind);
        List<Node> parts = OF_A_CHAPTER.contains(code) && others.isEmpty() ? Stream.of(Egn.chapter, Egn.cluster)
                .flatMap(property -> things.values(step, property).stream()).limit(1).toList()
                : OF_AN_AGREEMENT.contains(code) ? others : List.of();
        Optional<String> partner = own(view, partners.get(0));
        Optional<String> what = own(view, kind);
        if (partner.isEmpty() || what.isEmpty()) {
            return Optional.empty();
        } else if (OF_A_PARTNER.contains(code) && others.isEmpty()) {
            return Optional.of(view.text("step.of", partner.get(), what.get()));
        }
        return parts.size() == 1 ? own(view, parts.get(0)).map(part ->
                view.text("step.of-part", partner.get(), what.get(), part)) : Optional.empty();
    }

    private static Optional<String> own(View view, Node node) {
        return Optional.of(view.label(node)).filter(label -> !label.fallback()).map(Label::text);
    }
}
