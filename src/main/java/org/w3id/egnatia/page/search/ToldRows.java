package org.w3id.egnatia.page.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.w3id.egnatia.page.Things;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.fact.Differing;
import org.w3id.egnatia.page.fact.PreciseDate;
import org.w3id.egnatia.page.fact.Tone;
import org.w3id.egnatia.vocab.Egn;

/**
 * The rows of an answer as a short answer tells them: of each agreement the phase that it is in on the day, a day on
 * which sources differ with the others, and amounts with their currency.
 */
final class ToldRows {

    /** The column of the number of rows of a partner that stand behind the one that is told. */
    static final Var FURTHER = Var.alloc("further");

    private static final Var PARTNER = Var.alloc("partnerIri");
    private static final Var AGREEMENT = Var.alloc("agreementIri");
    private static final List<Var> PHASES = List.of(Var.alloc("phaseIri"), Var.alloc("statusIri"));
    private static final Var SINCE = Var.alloc("since");
    private static final Var SINCE_PRECISION = Var.alloc("sincePrecision");
    private static final Var FACT = Var.alloc("fact");
    private static final Var CURRENCY = Var.alloc("currency");

    private ToldRows() {
    }

    /**
     * Of each agreement with each partner the rows of the phase that it is in on a day; all rows where they tell of no
     * phases.
     *
     * @param some the rows that are wanted
     * @param all  the rows of the whole answer, among which a later phase may be that has not the words of the search
     */
    static AnswerTable inPhase(AnswerTable some, AnswerTable all, View view, LocalDate day) {
        Optional<Var> phase = PHASES.stream().filter(all.variables()::contains).findFirst();
        if (phase.isEmpty() || !all.variables().contains(AGREEMENT)) {
            return some;
        }
        Map<List<Optional<Node>>, List<Binding>> ties = new LinkedHashMap<>();
        all.rows().forEach(row -> ties.computeIfAbsent(Stream.of(PARTNER, AGREEMENT).map(row::get)
                .map(Optional::ofNullable).toList(), tie -> new ArrayList<>()).add(row));
        Things things = view.site().things();
        Comparator<Binding> furthest = Comparator.comparing((Binding row) -> new SavedRow(row).isTold())
                .thenComparing(row -> isOn(row, day))
                .thenComparing(row -> row.contains(phase.get()) ? Tone.of(things, row.get(phase.get())).rank() : 0);
        Set<Binding> told = new HashSet<>();
        ties.values().forEach(rows -> {
            Binding first = rows.stream().reduce((one, next) -> furthest.compare(next, one) > 0 ? next : one)
                    .orElseThrow();
            rows.stream().filter(row -> furthest.compare(row, first) == 0).forEach(told::add);
        });
        List<Binding> rows = some.rows().stream().filter(told::contains).toList();
        return rows.isEmpty() ? some : new AnswerTable(some.variables(), rows, rows.size() == some.rows().size());
    }

    private static boolean isOn(Binding row, LocalDate day) {
        SavedRow saved = new SavedRow(row);
        return saved.day("since").filter(since -> since.date().isAfter(day)).isEmpty()
                && saved.day("until").filter(until -> until.date().isBefore(day)).isEmpty();
    }

    /** The rows with all days that sources give for a phase in one of them, and with the currencies of amounts. */
    static AnswerTable inFull(AnswerTable table, View view) {
        List<Binding> rows = new ArrayList<>();
        Set<Node> told = new HashSet<>();
        Optional<Var> amount = amount(table);
        for (Binding row : table.rows()) {
            if (row.get(FACT) == null || !told.contains(row.get(FACT))) {
                List<Node> others = others(row, view);
                told.addAll(others);
                rows.add(inFull(row, others, amount, view));
            }
        }
        List<Var> variables = amount.isEmpty() ? table.variables() : Stream.concat(table.variables().stream()
                .filter(one -> !one.getVarName().startsWith(CURRENCY.getVarName())),
                Stream.of(qualifier(amount.get()))).distinct().toList();
        return new AnswerTable(variables, rows, table.isWhole());
    }

    /** The facts by which other sources give another day for the phase of a row. */
    private static List<Node> others(Binding row, View view) {
        Things things = view.site().things();
        Node fact = row.get(FACT);
        return fact == null || !row.contains(SINCE) ? List.of() : things.values(fact, Egn.differsFrom).stream()
                .filter(other -> things.value(other, Egn.status).equals(things.value(fact, Egn.status))
                && things.value(other, Egn.startedOn).isPresent()).toList();
    }

    private static Binding inFull(Binding row, List<Node> others, Optional<Var> amount, View view) {
        BindingBuilder full = Binding.builder();
        Optional<PreciseDate> since = row.contains(SINCE)
                && XSDDatatype.XSDdate.equals(row.get(SINCE).getLiteralDatatype())
                ? new SavedRow(row).day(SINCE.getVarName()) : Optional.empty();
        List<PreciseDate> differing = Differing.days(view, others);
        row.forEach((column, value) -> {
            if (!column.equals(SINCE_PRECISION) || differing.isEmpty()) {
                full.add(column, column.equals(SINCE) && !differing.isEmpty() && since.isPresent()
                        ? NodeFactory.createLiteralString(Differing.bySource(view, Stream.concat(Stream.of(
                        row.get(FACT)), others.stream()).toList())) : value);
            }
        });
        amount.filter(one -> row.contains(one) && row.contains(CURRENCY) && !row.contains(qualifier(one)))
                .ifPresent(one -> full.add(qualifier(one), row.get(CURRENCY)));
        return full.build();
    }

    /** The column of amounts of money: the one before that of their currency. */
    static Optional<Var> amount(AnswerTable table) {
        int currency = table.variables().indexOf(CURRENCY);
        return currency > 0 ? Optional.of(table.variables().get(currency - 1)) : Optional.empty();
    }

    private static Var qualifier(Var amount) {
        return Var.alloc(amount.getVarName() + "Qualifier");
    }

    /** How much a row says: of an amount and its parts the amount says most. */
    static BigDecimal sum(Binding row, Var amount) {
        return new SavedRow(row).number(amount.getVarName()).orElse(BigDecimal.ZERO);
    }

    /** A row with the number of those of the same partner that stand behind it. */
    static Binding with(Binding row, int further) {
        BindingBuilder builder = Binding.builder();
        row.forEach(builder::add);
        return builder.add(FURTHER, NodeFactory.createLiteralDT(String.valueOf(further), XSDDatatype.XSDinteger))
                .build();
    }
}
