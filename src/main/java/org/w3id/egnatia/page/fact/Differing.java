package org.w3id.egnatia.page.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.page.View;

/** A day on which sources differ, in words: the earliest, and beside it those that other sources give. */
public final class Differing {

    private static final Comparator<PreciseDate> IN_TIME = Comparator.comparing(PreciseDate::date)
            .thenComparing(PreciseDate::last);

    private Differing() {
    }

    /** The days of the facts that differ from one. */
    public static List<PreciseDate> days(View view, List<Node> differing) {
        Facts facts = new Facts(view);
        return differing.stream().flatMap(other -> facts.from(other).stream()).distinct().sorted(IN_TIME)
                .toList();
    }

    /** A day in words, with those that other sources give. */
    public static String inWords(View view, PreciseDate day, List<PreciseDate> others) {
        List<String> all = Stream.concat(Stream.of(day), others.stream()).sorted(IN_TIME)
                .map(one -> one.inWords(view)).distinct().toList();
        return all.size() == 1 ? all.get(0) : view.text("when.otherwise", all.get(0),
                all.stream().skip(1).collect(Collectors.joining(", ")));
    }

    /**
     * The days of facts that differ, each with the best source that gives it: <i>1 November 2023 (Montenegro 2024
     * Report) or 1 March 2025 (Montenegro 2025 Report)</i>.
     */
    public static String bySource(View view, List<Node> differing) {
        Facts facts = new Facts(view);
        Map<PreciseDate, List<Evidence>> told = new TreeMap<>(IN_TIME);
        differing.forEach(fact -> facts.from(fact).ifPresent(day -> told.computeIfAbsent(day, d -> new ArrayList<>())
                .addAll(Evidence.allOf(view, fact))));
        return told.entrySet().stream().map(day -> day.getKey().inWords(view) + Evidence.foremost(view, day.getValue())
                .stream().flatMap(one -> one.source().stream()).findFirst().map(source -> " (" + source.text() + ")")
                .orElse("")).reduce((before, next) -> view.text("when.either", before, next)).orElse("");
    }

    /** A day that may be missing, in words. */
    public static String inWords(View view, Optional<PreciseDate> day, List<PreciseDate> others) {
        return day.map(one -> inWords(view, one, others)).orElse("");
    }
}
