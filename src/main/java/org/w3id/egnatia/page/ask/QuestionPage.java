package org.w3id.egnatia.page.ask;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Page;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Sha256;

/**
 * A question of the library: as a form, with its answer, and how to have the answer elsewhere.
 *
 * @param view   its circumstances
 * @param asked  the question with its values
 * @param answer the table of rows, where there is one
 * @param digest SHA-256 of the whole answer as SPARQL CSV with LF line ends, in the order of the question
 * @param advice why the answer is empty; nothing if it is not
 */
public record QuestionPage(View view, AskedQuestion asked, Optional<ResultTable> answer, Optional<String> digest,
                           List<Advice> advice) implements Page {

    private static final int SHORT = 12;

    /** A question with its answer. */
    public static QuestionPage of(View view, AskedQuestion asked, AnswerTable answer) {
        String digest = Sha256.hex(QueryRunner.csv(answer.rowSet()).getBytes(StandardCharsets.UTF_8));
        AnswerTable shown = asked.isWithEvidence() ? answer.withEvidence(view) : answer;
        return new QuestionPage(view, asked, Optional.of(ResultTable.of(shown, view, asked.rows())
                .of(asked.saved())),
                Optional.of(digest), List.of());
    }

    /** A question without an answer. */
    public static QuestionPage unanswered(View view, AskedQuestion asked) {
        return new QuestionPage(view, asked, Optional.empty(), Optional.empty(), List.of());
    }

    /** The same with what is to be said of an answer that is empty. */
    public QuestionPage with(List<Advice> said) {
        return new QuestionPage(view, asked, answer, digest, said);
    }

    /** The question as it is kept. */
    public SavedQuery question() {
        return asked.saved();
    }

    /** True if the library of questions lists it, which has no rules. */
    public boolean isListed() {
        return view.site().release().queries().questions().contains(question());
    }

    /** The question in words; empty where only a title is kept. */
    public String inWords() {
        return question().header("question");
    }

    /** What else is to be known of the question. */
    public List<String> notes() {
        return Stream.of("why", "note", "advice").map(question()::header).filter(text -> !text.isEmpty()).toList();
    }

    /** The query with the values in force, as it was run. */
    public String sparql() {
        return asked.text();
    }

    /** Its text in pieces. */
    public List<SparqlText.Piece> pieces() {
        return SparqlText.of(sparql()).pieces();
    }

    /** Where a name in the query is described, if that is here. */
    public Optional<String> pieceLink(SparqlText.Piece piece) {
        return piece.iri().filter(Links::isOurs).flatMap(view::link);
    }

    /** The terms of the ontology that it uses. */
    public List<Node> terms() {
        return SparqlText.of(question().text()).terms();
    }

    /** The answer for those who follow it, if the question is one to be followed. */
    public String feed(AnswerForm form) {
        String which = asked.fields().stream().filter(field -> !field.parameter().isDay() && !field.value().isEmpty())
                .map(field -> field.label().orElse(field.value())).collect(Collectors.joining(", "));
        return new AnswerFeed(view, which.isEmpty() ? title() : title() + ": " + which, description(),
                path(AnswerForm.HTML) + followed(), answer.orElseThrow().matching()).as(form,
                view.site().links().absolute(path(form) + followed()));
    }

    /** What the address of a feed says: the values that were given, and not the days in force, for it moves on. */
    private String followed() {
        Map<String, String> all = new TreeMap<>(asked.given());
        all.putAll(asked.rows().parameters());
        return parameters(all);
    }

    /** Addresses of the forms that follow the answer; none if it cannot be followed. */
    public Map<AnswerForm, String> feeds() {
        Map<AnswerForm, String> feeds = new TreeMap<>();
        Stream.of(AnswerForm.values()).filter(form -> form.isFeed() && asked.isFeed()).forEach(form -> feeds.put(form,
                view.site().links().to(path(form)) + followed()));
        return feeds;
    }

    /** Link to the same answer in another form. */
    public String formLink(AnswerForm form) {
        return view.site().links().to(path(form)) + values(form);
    }

    /** What the address of a form says of the values: nothing where the form holds no rows. */
    private String values(AnswerForm form) {
        return parameters(form.isDescription() ? Map.of()
                : form == AnswerForm.QUERY ? asked.canonical() : asked.address());
    }

    private String absolute(AnswerForm form) {
        return view.site().links().absolute(path(form)) + parameters(asked.address());
    }

    private String path(AnswerForm form) {
        return "query/" + question().id() + (form == AnswerForm.HTML ? "" : "." + form.ending());
    }

    private static String parameters(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8)
                        .replace("+", "%20"))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** The two days that are held against each other, in words; empty if there is one day. */
    public List<String> comparedDays() {
        return asked.comparedWith().map(other -> Stream.of(LocalDate.parse(asked.canonical().get(SavedQuery.DATE)),
                other)
                .map(view::day).toList()).orElse(List.of());
    }

    /** Address of the same answer with the evidence in the table, or without it. */
    public String evidenceLink() {
        return view.with(AskedQuestion.EVIDENCE, asked.isWithEvidence() ? "" : "yes");
    }

    /** The answer in programs. */
    public List<Snippet> snippets() {
        return Snippet.of(absolute(AnswerForm.CSV), absolute(AnswerForm.JSON), question().id());
    }

    /**
     * How to cite the answer: the address names the question with its values, the version of the data and the hash of
     * the result, so that whoever follows it sees whether the answer is still the same.
     */
    public Optional<Citation> citation() {
        return digest.map(hash -> {
            Map<String, String> all = new TreeMap<>(asked.canonical());
            all.put("version", view.site().release().version());
            all.put("result", hash.substring(0, SHORT));
            return new Citation(question().iri() + parameters(all), question().title(),
                    view.site().release().version(), view.site().release().issued(), view.asOf().chosen());
        });
    }

    /** The answer as a file that says what it is. */
    public AnswerFile file() {
        ResultTable table = answer.orElseThrow();
        Map<String, String> more = new LinkedHashMap<>();
        more.put("Question", inWords());
        more.put("Values", String.join("; ", valuesInForce()));
        more.put("Rows", rows() + (table.isFiltered() ? " of " + table.countOfAll() + " with '" + table.filter() + "'"
                : ""));
        return new AnswerFile(view, table.matching(), title(), citation().map(Citation::iri).orElse(""), more);
    }

    /** Name of a file of the answer. */
    public String fileName(AnswerForm form) {
        return question().id() + '-' + view.site().release().version() + '.' + form.ending();
    }

    /** The answer as it is looked at. */
    public AnswerFigure figure() {
        return AnswerFigure.of(answer.orElseThrow().matching(), view, question().text(), title());
    }

    /** Address of the picture as a file. */
    public String pictureLink(AnswerFigure figure) {
        Map<String, String> all = new TreeMap<>(asked.address());
        all.put(AnswerView.NAME, figure.shown().code());
        return view.site().links().to(path(AnswerForm.SVG)) + parameters(all);
    }

    /** True if the address cites a version of the data that is not the one shown. */
    public boolean citesOtherVersion() {
        String version = view.parameters().getOrDefault("version", "");
        return !version.isEmpty() && !version.equals(view.site().release().version());
    }

    /** True if the address cites the version of the data that is shown. */
    public boolean citesVersion() {
        return view.parameters().containsKey(AskedQuestion.VERSION) && !citesOtherVersion();
    }

    /** Address of the answer that the newest version of the data gives. */
    public String uncitedLink() {
        Map<String, String> others = new TreeMap<>(view.parameters());
        others.keySet().removeAll(AskedQuestion.CITED);
        return view.page("query/" + question().id(), others);
    }

    /** True if the answer is not known to be the one that the address cites. */
    public boolean citesOther() {
        boolean citesResult = view.parameters().containsKey("result");
        return citesResult ? !citesThisResult() : citesOtherVersion();
    }

    /** True if the address cites this very result, whatever the version of the data. */
    public boolean citesThisResult() {
        String result = view.parameters().getOrDefault("result", "");
        return digest.isPresent() && !result.isEmpty() && digest.get().startsWith(result);
    }

    /** The values of the parameters, each as a reader knows it: {@code partner: Serbia}. */
    public List<String> valuesInForce() {
        return asked.fields().stream().filter(field -> !field.value().isEmpty())
                .map(field -> field.parameter().name() + ": " + field.label().orElse(field.value())).toList();
    }

    /** The days in force, in words: {@code date: 29 November 2026}; empty if the question has none. */
    public String daysInForce() {
        return asked.days().entrySet().stream()
                .map(day -> (asked.days().size() == 1 ? "" : day.getKey() + ": ")
                        + view.day(LocalDate.parse(day.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** Number of rows that are wanted. */
    public int rows() {
        return answer.map(ResultTable::count).orElse(0);
    }

    /** True if the Kosovo footnote belongs under the table. */
    public boolean namesKosovo() {
        return answer.filter(ResultTable::namesKosovo).isPresent();
    }

    @Override
    public String template() {
        return "question.jte";
    }

    @Override
    public String title() {
        return view.title(question()).text();
    }

    @Override
    public String description() {
        return inWords().isEmpty() ? title() : inWords();
    }

    @Override
    public List<Alternate> alternates() {
        return Stream.of(AnswerForm.values())
                .filter(form -> form != AnswerForm.HTML && (!form.isFeed() || asked.isFeed()))
                .map(form -> new Alternate(form.mediaType(), path(form) + (form.isFeed() ? followed() : values(form))))
                .toList();
    }

    @Override
    public List<String> styles() {
        return List.of("charts.css", "ask.css");
    }

    @Override
    public List<String> scripts() {
        return List.of("charts.js");
    }
}
