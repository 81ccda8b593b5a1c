package org.w3id.egnatia.page.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.page.ask.SavedRow;
import org.w3id.egnatia.page.ask.SavedRows;
import org.w3id.egnatia.phrase.AskedPhrase;
import org.w3id.egnatia.phrase.PhraseReader;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;

/**
 * The answer to what the words of a search ask: the first rows of a saved question with the values that they give.
 *
 * @param view       its circumstances
 * @param question   the question
 * @param parameters everything that decides the rows, as it stands in the address of the question
 * @param table      the first rows, with their evidence
 * @param rows       number of all rows
 * @param inPhase    true if of each agreement only the phase of the day stands in the table
 * @param unheeded   the words and years of the search that the answer does not heed
 * @param readAs     the search as it was read, where a word of it was taken for one that is spelt alike
 */
public record DirectAnswer(View view, SavedQuery question, Map<String, String> parameters, ResultTable table,
                           int rows, boolean inPhase, List<String> unheeded, Optional<String> readAs) {

    private static final int SHOWN = 6;
    private static final int COLUMNS = 4;
    private static final int COLUMNS_OF_ONE = 6;
    private static final Var PARTNER = Var.alloc("partner");
    private static final Var HOLDS = Var.alloc("holds");
    private static final Var SINCE = Var.alloc("since");
    /** The columns that tell on what a row rests. */
    private static final Pattern SOURCES = Pattern.compile("source|report|checked|evidence|publi|remark");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int YEAR_DIGITS = 4;
    /** The columns of days and years by which questions go through time. */
    private static final Set<String> TIMES = Set.of("day", "date", "year", "since", "from");
    /** The columns that tell how something stands. */
    private static final Set<String> STATES = Set.of("phase", "status", "state", "value", "totalReceivedEuro",
            "upTo", "result", "replacedBy");
    private static final Var REPLACED = Var.alloc("replacedBy");
    /** The columns that a short answer does not need, or tells in others. */
    private static final Set<String> ASIDE = Set.of("fact", "otherwise");
    /** The likeliest question may have no row; after so many without one there is no answer. */
    private static final int TRIED = 5;

    /** What some words ask of what is to come: of a question that says in its header that it tells it. */
    static Optional<DirectAnswer> ahead(View view, String words) {
        Optional<String> corrected = reader(view).corrected(words);
        return corrected.flatMap(read -> ahead(view, read, corrected)).or(() -> ahead(view, words, Optional.empty()));
    }

    private static Optional<DirectAnswer> ahead(View view, String words, Optional<String> readAs) {
        return reader(view).read(words).stream().filter(DirectAnswer::isAhead).filter(asked -> isWhole(asked, view))
                .flatMap(asked -> of(view, asked, readAs).stream()).findFirst();
    }

    private static boolean isAhead(AskedPhrase asked) {
        return !asked.question().header("ahead").isEmpty();
    }

    /** What some words ask; empty if no question is asked, or none that has a row and takes up all of them. */
    static Optional<DirectAnswer> of(View view, String words, Predicate<DirectAnswer> which) {
        Optional<String> corrected = reader(view).corrected(words);
        return corrected.flatMap(read -> of(view, read, corrected, which))
                .or(() -> of(view, words, Optional.empty(), which));
    }

    private static Optional<DirectAnswer> of(View view, String words, Optional<String> readAs,
                                             Predicate<DirectAnswer> which) {
        return firstOf(view, meant(view, words), readAs, which)
                .or(() -> firstOf(view, reader(view).alone(words), readAs, which));
    }

    private static Optional<DirectAnswer> firstOf(View view, List<AskedPhrase> asked, Optional<String> readAs,
                                                  Predicate<DirectAnswer> which) {
        return asked.stream().limit(TRIED).flatMap(one -> of(view, one, readAs).stream()).filter(which).findFirst();
    }

    static PhraseReader reader(View view) {
        return view.site().once(PhraseReader.class, site -> new PhraseReader(site.release()));
    }

    /** The questions that some words ask, each taking up all words of which the graph knows anything. */
    private static List<AskedPhrase> meant(View view, String words) {
        List<AskedPhrase> all = reader(view).read(words).stream().filter(asked -> isWhole(asked, view)).toList();
        List<AskedPhrase> surer = all.stream().filter(asked -> !asked.isSlight()).toList();
        List<AskedPhrase> left = surer.stream().allMatch(AskedPhrase::isTopic) ? all : surer;
        // A topic alone asks nothing, where more than one question is on it.
        return left.size() > 1 && left.get(0).isTopic() ? List.of() : left;
    }

    /** True if what is not taken up narrows the rows, or is nothing that is known here. */
    private static boolean isWhole(AskedPhrase asked, View view) {
        return asked.unheeded().stream().allMatch(word -> asked.named().contains(word) || YEAR.matcher(word).matches()
                || view.site().release().names().spelt(word, "en").isEmpty());
    }

    /** The answer to one question; empty if it has no row, or nothing in it is what the words name. */
    private static Optional<DirectAnswer> of(View view, AskedPhrase asked, Optional<String> readAs) {
        Map<String, String> parameters = new TreeMap<>(asked.parameters());
        if (asked.question().hasDate()) {
            view.asOf().chosen().ifPresent(day -> parameters.putIfAbsent(SavedQuery.DATE, day.toString()));
        }
        // A year of what is to come is that of the aim, and no day on which one looks at it.
        Optional<String> aimedAt = Optional.ofNullable(parameters.get(SavedQuery.DATE)).filter(day -> isAhead(asked)
                && LocalDate.parse(day).isAfter(view.site().today()));
        aimedAt.ifPresent(day -> parameters.remove(SavedQuery.DATE));
        AnswerTable whole = SavedRows.of(view.site(), asked.question().id(), parameters).table();
        // What is named, and the years that are no value, narrow the rows.
        List<String> years = asked.unheeded().stream().filter(YEAR.asMatchPredicate()).toList();
        List<String> narrowing = asked.unheeded().stream().filter(word -> asked.named().contains(word)
                || years.contains(word)).toList();
        for (String filter : asked.filters()) {
            RowSelection selection = new RowSelection(Optional.empty(), false,
                    (filter + " " + String.join(" ", narrowing)).strip(), 1);
            AnswerTable table = whole.select(selection, view);
            if (!table.rows().isEmpty() && isAbout(table, selection, view) && table.rows().stream()
                    .allMatch(row -> years.stream().allMatch(year -> isOf(year, row, view.site().today())))) {
                parameters.putAll(selection.parameters());
                AnswerTable matching = about(table, selection, view);
                AnswerTable inPhase = ToldRows.inPhase(matching, whole, view, Optional.ofNullable(parameters.get(
                        SavedQuery.DATE)).map(LocalDate::parse).orElse(view.asOf().day()));
                AnswerTable told = ToldRows.inFull(inPhase, view);
                AnswerTable first = whole(asked.question(), told).or(() -> firstGroups(asked.question(), told))
                        .or(() -> ofEachPartner(asked.question(), standing(told), ToldRows.amount(whole)))
                        .orElseGet(() -> first(asked.question(), holdingFirst(told), SHOWN));
                return Optional.of(new DirectAnswer(view, asked.question(), parameters,
                        brief(ResultTable.of(first, view).of(asked.question())),
                        table.rows().size(), inPhase.rows().size() < matching.rows().size(),
                        Stream.concat(asked.unheeded().stream().filter(word -> !narrowing.contains(word)),
                                aimedAt.map(day -> day.substring(0, YEAR_DIGITS)).filter(year -> table.rows().stream()
                                .noneMatch(row -> row.toString().contains(year))).stream()).toList(), readAs));
            }
        }
        return Optional.empty();
    }

    /** All rows, where the question says that a short answer tells so many. */
    private static Optional<AnswerTable> whole(SavedQuery question, AnswerTable table) {
        return table.rows().size() <= question.toldWhole() ? Optional.of(table) : Optional.empty();
    }

    /** The rows that no other row has replaced; all of them where none says so. */
    private static AnswerTable standing(AnswerTable table) {
        return new AnswerTable(table.variables(), table.rows().stream().filter(row -> !row.contains(REPLACED)).toList(),
                table.isWhole());
    }

    /** Of a question that groups its rows the first groups, each whole; empty if it does not. */
    private static Optional<AnswerTable> firstGroups(SavedQuery question, AnswerTable table) {
        Var by = Var.alloc(question.grouping().isEmpty() ? "fact" : question.grouping());
        Map<Optional<Node>, List<Binding>> groups = table.rows().stream().collect(Collectors.groupingBy(row ->
                Optional.ofNullable(row.get(by)), LinkedHashMap::new, Collectors.toList()));
        List<Binding> rows = new ArrayList<>();
        groups.values().stream().takeWhile(group -> rows.isEmpty() || rows.size() + group.size() <= 2 * SHOWN)
                .forEach(rows::addAll);
        return question.grouping().isEmpty() ? Optional.empty()
                : Optional.of(new AnswerTable(table.variables(), rows, rows.size() == table.rows().size()));
    }

    /** Where rows say whether they hold on the day: those that do come first, and of these those with a day. */
    private static AnswerTable holdingFirst(AnswerTable table) {
        return !table.variables().contains(HOLDS) ? table : new AnswerTable(table.variables(), table.rows().stream()
                .sorted(Comparator.comparing((Binding row) -> !new SavedRow(row).isTold())
                        .thenComparing(row -> !row.contains(SINCE))).toList(), table.isWhole());
    }

    /**
     * A row of each partner with the number of its others: the first, of amounts the greatest, or the newest where the
     * question goes through time, of which those of the same time count; empty where the rows are few, or of one
     * partner or none.
     */
    private static Optional<AnswerTable> ofEachPartner(SavedQuery question, AnswerTable table,
                                                       Optional<Var> amount) {
        List<SortCondition> order = QueryRunner.parse(question.text()).getOrderBy();
        boolean goesThroughTime = amount.isEmpty() && order != null && order.stream().flatMap(by ->
                by.getExpression().getVarsMentioned().stream()).anyMatch(column -> TIMES.contains(column.getVarName()));
        Map<Node, List<Binding>> ofPartner = table.rows().stream().filter(row -> row.contains(PARTNER))
                .collect(Collectors.groupingBy(row -> row.get(PARTNER), LinkedHashMap::new, Collectors.toList()));
        if (table.rows().size() <= SHOWN || ofPartner.size() < 2 || ofPartner.size() > SHOWN) {
            return Optional.empty();
        }
        Comparator<Binding> best = amount.isPresent() ? Comparator.comparing(row -> ToldRows.sum(row, amount.get()))
                : goesThroughTime ? Comparator.comparing(DirectAnswer::time) : Comparator.comparing(row -> 0);
        List<Binding> rows = ofPartner.values().stream().map(all -> {
            Binding told = all.stream().reduce((one, next) -> best.compare(next, one) > 0 ? next : one).orElseThrow();
            return ToldRows.with(told, goesThroughTime ? (int) all.stream().filter(row -> time(row)
                    .equals(time(told))).count() - 1 : all.size() - 1);
        }).toList();
        boolean isAll = rows.stream().allMatch(row -> row.get(ToldRows.FURTHER).getLiteralLexicalForm().equals("0"));
        return Optional.of(new AnswerTable(isAll ? table.variables() : Stream.concat(table.variables().stream(),
                Stream.of(ToldRows.FURTHER)).toList(), rows, false));
    }

    private static String time(Binding row) {
        return TIMES.stream().sorted().map(time -> row.get(Var.alloc(time))).filter(Objects::nonNull)
                .filter(Node::isLiteral).map(Node::getLiteralLexicalForm).findFirst().orElse("");
    }

    /**
     * The table in few columns: without what a row rests on, what is empty, and what is the same in each of its rows.
     * Where and when come before what else is told.
     */
    private static ResultTable brief(ResultTable table) {
        List<String> all = table.columns().stream().map(column -> column.value().getVarName())
                .filter(name -> !ASIDE.contains(name) && table.rows().stream().anyMatch(row ->
                row.contains(Var.alloc(name)))).toList();
        List<String> told = all.stream().filter(name -> !SOURCES.matcher(name).lookingAt()).toList();
        List<String> kept = told.size() < 2 ? all : told;
        List<String> telling = kept.stream().filter(name -> TIMES.contains(name) || table.rows().stream()
                .map(row -> String.valueOf(row.get(Var.alloc(name)))).distinct().count() > 1).toList();
        List<String> wanted = telling.size() < 2 ? kept : telling;
        int most = table.rows().size() == 1 ? COLUMNS_OF_ONE : COLUMNS;
        Set<String> shown = Stream.concat(wanted.stream().limit(1), Stream.concat(wanted.stream()
                .filter(name -> STATES.contains(name) || TIMES.contains(name)), wanted.stream())).distinct()
                .limit(most).collect(Collectors.toSet());
        shown.add(ToldRows.FURTHER.getVarName());
        return table.without(table.columns().stream().map(column -> column.value().getVarName())
                .filter(name -> !shown.contains(name)).collect(Collectors.toSet()));
    }

    /** True if the words stand in what most rows are about, and not only in what they rest on. */
    private static boolean isAbout(AnswerTable table, RowSelection selection, View view) {
        return 2 * about(table, selection, view).rows().size() > table.rows().size();
    }

    /** The rows in which the words stand in what they are about. */
    private static AnswerTable about(AnswerTable table, RowSelection selection, View view) {
        List<Binding> facts = table.rows().stream().map(row -> {
            BindingBuilder fact = Binding.builder();
            row.forEach((variable, value) -> {
                if (!SOURCES.matcher(variable.getVarName()).lookingAt()) {
                    fact.add(variable, value);
                }
            });
            return fact.build();
        }).toList();
        Set<Binding> selected = Set.copyOf(new AnswerTable(table.variables(), facts, true).select(selection, view)
                .rows());
        return new AnswerTable(table.variables(), IntStream.range(0, facts.size())
                .filter(row -> selected.contains(facts.get(row))).mapToObj(table.rows()::get).toList(), true);
    }

    /** True if a row is of a year, and not only has its digits in some other place; one to come may be in words. */
    private static boolean isOf(String year, Binding row, LocalDate today) {
        boolean isToCome = Integer.parseInt(year) > today.getYear();
        return TIMES.stream().map(time -> row.get(Var.alloc(time))).filter(Objects::nonNull).filter(Node::isLiteral)
                .anyMatch(time -> time.getLiteralLexicalForm().startsWith(year))
                || isToCome && row.toString().contains(year);
    }

    /** Some rows of an answer, the first, or the newest where the question goes from the oldest on. */
    public static AnswerTable first(SavedQuery question, AnswerTable table, int most) {
        List<Binding> rows = table.rows();
        if (rows.size() <= most || !beginsWithTheOldest(question, rows)) {
            return new AnswerTable(table.variables(), rows.subList(0, Math.min(most, rows.size())),
                    rows.size() <= most);
        }
        List<Binding> newest = new ArrayList<>(rows.subList(rows.size() - most, rows.size()));
        Collections.reverse(newest);
        return new AnswerTable(table.variables(), newest, false);
    }

    /** True if the rows go from the oldest on, those columns aside that are the same in all of them. */
    private static boolean beginsWithTheOldest(SavedQuery question, List<Binding> rows) {
        List<SortCondition> order = QueryRunner.parse(question.text()).getOrderBy();
        for (SortCondition by : order == null ? List.<SortCondition>of() : order) {
            if (by.getExpression().isVariable() && TIMES.contains(by.getExpression().getVarName())) {
                return by.getDirection() != Query.ORDER_DESCENDING;
            }
            if (by.getExpression().getVarsMentioned().stream().anyMatch(column ->
                    rows.stream().map(row -> String.valueOf(row.get(column))).distinct().count() > 1)) {
                return false;
            }
        }
        return false;
    }

    /** How many of the rows stand in the table, and which, in words; empty if all do. */
    public String left() {
        return table.count() == rows ? "" : view.text("search.answer.some", table.count(), rows)
                + (inPhase ? " " + view.text("search.answer.phases") : "");
    }

    /** The values in words, such as {@code partner: Serbia}. */
    public List<String> values() {
        return parameters.entrySet().stream().map(value -> value.getKey().equals(RowSelection.FILTER)
                ? view.text("search.answer.filter", value.getValue()) : view.text("search.answer.value", value.getKey(),
                view.site().release().names().anything(value.getValue()).map(choice -> choice.label())
                .orElse(value.getValue()))).toList();
    }

    /** The address of the whole answer in a form. */
    public String link(AnswerForm form) {
        return form == AnswerForm.HTML ? view.page("query/" + question.id(), parameters)
                : view.exactly("query/" + question.id() + "." + form.ending(), parameters);
    }
}
