package org.w3id.egnatia.serve.site;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.w3id.egnatia.advise.Advice;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.ask.AnswerFeed;
import org.w3id.egnatia.page.ask.AnswerFile;
import org.w3id.egnatia.page.ask.AnswerForm;
import org.w3id.egnatia.page.ask.AnswerTable;
import org.w3id.egnatia.page.ask.AnswerView;
import org.w3id.egnatia.page.ask.AskedQuestion;
import org.w3id.egnatia.page.ask.QuestionPage;
import org.w3id.egnatia.page.ask.ResultTable;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ResultColumn;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.serve.guard.OverLimitException;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Notes;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.serve.sparql.ResultForms;
import org.w3id.egnatia.serve.sparql.ResultWriter;

/** {@code /query/ID}: a saved question with its answer, in a form by ending or Accept. */
final class QuestionResource implements Resource {

    /** Its forms. */
    static final List<Form> FORMS = Stream.concat(Stream.of(AnswerForm.values()).map(QuestionResource::form),
            Stream.of(new Form("json", "application/json", AnswerForm.JSON.mediaType()))).toList();
    /** Those that hold rows. */
    static final List<Form> ROWS = FORMS.stream().filter(form -> of(form).isAnswer()).toList();

    /** So many versions are named in a sentence. */
    private static final int MOST_NAMED = 12;

    private final QueryAdmission admission;
    private final Dumps stored;
    private final AtomicReference<OfRelease> contracts = new AtomicReference<>(new OfRelease(null));

    /** The parameters of the questions of a release, as far as they were asked for. */
    private record OfRelease(Release release, Map<String, List<Parameter>> byId) {

        OfRelease(Release release) {
            this(release, new ConcurrentHashMap<>());
        }
    }

    QuestionResource(QueryAdmission admission, Dumps stored) {
        this.admission = admission;
        this.stored = stored;
    }

    private static Form form(AnswerForm form) {
        return form == AnswerForm.HTML ? Form.HTML : form == AnswerForm.QUERY
                ? new Form(form.ending(), form.mediaType(), form.mediaType() + "; charset=utf-8")
                : Form.of(form.ending(), form.mediaType());
    }

    private static AnswerForm of(Form form) {
        return AnswerForm.ofEnding(form.suffix()).orElseThrow();
    }

    /** True if a question with these columns has a form. */
    static boolean has(Form form, List<String> columns) {
        return !of(form).isFeed() || AnswerFeed.fits(columns);
    }

    /** A question, or one of the rules, whose addresses stand in the data, too. */
    private static Optional<SavedQuery> find(Target target) {
        String id = target.variable("id");
        return Served.of(target).release().queries().all().stream().filter(query -> query.id().equals(id)).findFirst();
    }

    /** Reading the parameters of a question means parsing it, which would be most of the work of a 304. */
    @Override
    public List<Parameter> parameters(Target target) {
        Release release = Served.of(target).release();
        OfRelease known = contracts.updateAndGet(last -> last.release() == release ? last : new OfRelease(release));
        return find(target).map(saved -> known.byId()
                .computeIfAbsent(saved.id(), id -> contract(saved))).orElse(List.of());
    }

    /** One with a day is found by the day of a page, too; one without a day would not heed it. */
    private static List<Parameter> contract(SavedQuery saved) {
        List<Parameter> own = AskedQuestion.parameters(saved);
        return saved.hasDate() ? Stream.concat(own.stream(), Stream.of(Views.AS_OF)).toList() : own;
    }

    /** A file says on which day it was read. */
    @Override
    public boolean isDaily(Target target, Form form) {
        return of(form).isFile() || !of(form).isDescription() && !days(target).isEmpty();
    }

    @Override
    public Map<String, String> days(Target target) {
        Map<String, String> days = new TreeMap<>();
        parameters(target).stream().filter(day -> target.parameter(day.name()).isEmpty())
                .filter(day -> day.isDay() && !day.equals(Views.AS_OF) && !day.equals(AskedQuestion.SECOND_DAY))
                .forEach(day -> day.defaultOn(target.edition().today()).ifPresent(value ->
                        days.put(day.name(), value)));
        return days;
    }

    /** A wrong value is explained beside its field. */
    @Override
    public Refusal explained(Target target, Refusal refusal) {
        Optional<SavedQuery> saved = find(target);
        if (saved.isEmpty() || !refusal.members().containsKey("parameter")) {
            return refusal;
        }
        Map<String, String> given = new TreeMap<>();
        AddressQuery query = target.request().parameters();
        parameters(target).stream().filter(parameter -> !parameter.equals(Views.AS_OF)).forEach(parameter ->
                query.first(parameter.name()).ifPresent(value -> given.put(parameter.name(), value)));
        View plain = Views.plain(Served.of(target).site());
        View view = new View(plain.site(), target.stem(), given, plain.asOf(), plain.language());
        AskedQuestion asked = AskedQuestion.of(saved.get(), view);
        return asked.problem().isEmpty() ? refusal
                : refusal.on(() -> view.site().render(QuestionPage.unanswered(view, asked)));
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        SavedQuery saved = find(target).orElseThrow(() -> NotFoundResource.refusal(Served.of(target).site(),
                target.path()).thrown());
        Optional<String> asOf = target.parameter(View.AS_OF);
        if (asOf.isPresent()) {
            return named(target, asOf.get());
        }
        View view = Views.ofDay(target, target.stem(), SavedQuery.DATE);
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This question", target.route().forms())
                .thrown());
        AskedQuestion asked = AskedQuestion.of(saved, view);
        if (asked.query().isEmpty()) {
            throw Refusal.badRequest(asked.problem().orElseThrow())
                    .on(() -> view.site().render(QuestionPage.unanswered(view, asked))).thrown();
        }
        Representation answer = target.as(form, () -> made(asked, of(form), view, target));
        return of(form).isAnswer() ? answer.with(new Field("Content-Disposition", (of(form) == AnswerForm.XLSX
                ? "attachment" : "inline") + "; filename=\"" + saved.id() + '-' + view.site().release().version() + '.'
                + form.suffix() + '"')) : answer;
    }

    /** The day of a page is the date of a question: the answer has one address. */
    private static Redirect named(Target target, String day) throws RefusalException {
        if (target.parameter(SavedQuery.DATE).isPresent()) {
            throw Refusal.without(View.AS_OF, "The day is given twice, as " + View.AS_OF + " and as "
                    + SavedQuery.DATE).thrown();
        }
        Map<String, String> all = new TreeMap<>(target.parameters());
        all.remove(View.AS_OF);
        all.put(SavedQuery.DATE, day);
        return Redirect.found(target.publicPath() + target.request().uri().substring(1) + AddressQuery.write(all));
    }

    private Representation.Made made(AskedQuestion asked, AnswerForm form, View view, Target target)
            throws RefusalException {
        if (form == AnswerForm.HTML) {
            return Representation.Made.of(view.site()
                    .render(asked.hasRows() ? shown(asked, view, target) : QuestionPage.unanswered(view, asked)));
        } else if (!form.isAnswer()) {
            refuseUnheeded(target, form);
        }
        if (form.isDescription()) {
            return Representation.Made.of(RDFWriter.source(description(asked.saved(), view.site().release()))
                    .format(ResultForms.graphFormat(form.mediaType())).asString());
        } else if (form == AnswerForm.QUERY) {
            return Representation.Made.of(asked.text());
        } else if (!asked.hasRows()) {
            throw Refusal.of(Cause.NOT_FOUND,
                    "This is a rule that makes triples, not a question with rows; see /graph/derived/"
                    + asked.saved().id() + ".").thrown();
        } else if (!form.isInLanguage() && target.parameter(View.LANGUAGE).isPresent()) {
            throw Refusal.without(View.LANGUAGE, "This form has the names that the query itself asks for; the page, "
                    + "XLSX, Markdown and SVG have them in the language of the reader").thrown();
        } else if (form.isFeed()) {
            return Representation.Made.of(feed(asked, form, view, target));
        } else if (asked.rows().page() > 1) {
            throw Refusal.without(RowSelection.PAGE, "Only the page of an answer comes in parts, a file has all rows")
                    .thrown();
        } else if (AskedQuestion.CITED.stream().anyMatch(target.parameters()::containsKey)
                && answered(asked, view, target).citesOther()) {
            throw Refusal.of(Cause.NOT_FOUND, "The address cites another answer than that of version "
                    + view.site().release().version() + ", which is served here: leave out the parameters "
                    + String.join(" and ", AskedQuestion.CITED) + "." + kept()).thrown();
        } else if (form != AnswerForm.SVG && target.parameter(AnswerView.NAME).isPresent()) {
            throw Refusal.without(AnswerView.NAME, "Only the page and the picture of an answer heed this").thrown();
        } else if (form.isFile()) {
            return file(form, answered(asked, view, target).file(), asked.text());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultForms.tableWriter(form.mediaType()).write(out, selected(asked, form, view, target), new Context());
        return Representation.Made.of(Content.of(out.toByteArray()));
    }

    /** Which versions can be cited, in a sentence; empty if no folder of releases is served. */
    private String kept() {
        List<String> versions = stored.versions().stream().filter(Version::isPublished).map(Version::version).toList();
        return !stored.hasFolder() ? "" : versions.size() > MOST_NAMED ? " The versions that are kept are at /dumps/."
                : " These versions are kept: " + String.join(", ", versions) + '.';
    }

    private String feed(AskedQuestion asked, AnswerForm form, View view, Target target) throws RefusalException {
        if (!asked.isFeed()) {
            throw Refusal.of(Cause.NOT_FOUND, view.text("feed.none", asked.saved().id())).thrown();
        }
        for (String unheeded : List.of(RowSelection.SORT, AskedQuestion.EVIDENCE, AskedQuestion.COMPARED,
                AskedQuestion.CITED.get(0), AskedQuestion.CITED.get(1))) {
            if (target.parameters().containsKey(unheeded)) {
                throw Refusal.without(unheeded, "A feed has its own order, and follows the newest rows").thrown();
            }
        }
        return QuestionPage.of(view, asked, table(asked, view, target)).feed(form);
    }

    /** An answer in one of the forms that say what they are. */
    static Representation.Made file(AnswerForm form, AnswerFile file, String query) {
        return switch (form) {
            // The library writes the moment of making into the file.
            case XLSX -> new Representation.Made(Content.of(file.spreadsheet()), Optional.empty(), true, List.of(),
                    Notes.NONE);
            case MARKDOWN -> Representation.Made.of(file.markdown());
            default -> Representation.Made.of(file.svg(query));
        };
    }

    /** What holds no rows would pass over what is asked of rows, and a description over what is asked of an answer. */
    private static void refuseUnheeded(Target target, AnswerForm form) throws RefusalException {
        Set<String> ofRows = Set.of(RowSelection.SORT, RowSelection.FILTER, RowSelection.PAGE, AnswerView.NAME);
        Optional<String> unheeded = target.parameters().keySet().stream().filter(name -> form.isDescription()
                ? !name.equals(View.LANGUAGE)
                : ofRows.contains(name) || AskedQuestion.CITED.contains(name)).findFirst();
        if (unheeded.isPresent()) {
            throw Refusal.without(unheeded.get(), "This form holds no rows").thrown();
        }
    }

    private QuestionPage shown(AskedQuestion asked, View view, Target target) throws RefusalException {
        QuestionPage page = answered(asked, view, target);
        if (page.answer().filter(ResultTable::isBeyond).isPresent()) {
            throw Refusal.without(RowSelection.PAGE, "The answer has no such part")
                    .on(() -> view.site().render(page)).thrown();
        }
        boolean isEmpty = asked.comparedWith().isEmpty() && page.answer().filter(table -> table.countOfAll() == 0)
                .isPresent();
        return isEmpty ? page.with(advice(asked, view, target)) : page;
    }

    /** Why the answer is empty, as the command line says it, too. */
    private List<Advice> advice(AskedQuestion asked, View view, Target target) throws RefusalException {
        Query query = asked.query().orElseThrow();
        return admission.advised(asked.saved().id() + asked.canonical(), () -> query, view.site().release(),
                target.request().client(), (exec, prober) -> AdviceResource.adviser(view.site())
                        .of(query, asked.text(), 0, prober));
    }

    private QuestionPage answered(AskedQuestion asked, View view, Target target) throws RefusalException {
        return QuestionPage.of(view, asked, table(asked, view, target));
    }

    private AnswerTable table(AskedQuestion asked, View view, Target target) throws RefusalException {
        AnswerTable first = table(asked, asked.query().orElseThrow(), view, target);
        Optional<Query> second = asked.comparedQuery();
        return second.isEmpty() ? first : asked.difference(first, table(asked, second.get(), view, target));
    }

    private AnswerTable table(AskedQuestion asked, Query query, View view, Target target) throws RefusalException {
        return admission.answer(asked.saved().id() + asked.canonical(), () -> query, view.site().release(),
                target.request().client(), QuestionResource::whole);
    }

    private static AnswerTable whole(QueryExec exec) {
        AnswerTable table = AnswerTable.of(exec.select(), ResultWriter.MAX_ROWS);
        if (!table.isWhole()) {
            throw new OverLimitException("The answer has more than " + ResultWriter.MAX_ROWS + " rows.");
        }
        return table;
    }

    /** The rows that are wanted; only CSV may have headings that are no names of variables. */
    private RowSet selected(AskedQuestion asked, AnswerForm form, View view, Target target) throws RefusalException {
        AnswerTable table = table(asked, view, target);
        RowSet rows = (asked.isWithEvidence() ? table.withEvidence(view) : table).select(asked.rows(), view).rowSet();
        return form == AnswerForm.CSV ? ResultColumn.headed(rows) : rows;
    }

    /** What the data says of the question itself. */
    private static Graph description(SavedQuery question, Release release) {
        Node node = NodeFactory.createURI(question.iri());
        Graph graph = GraphFactory.createDefaultGraph();
        release.dataset().find(Node.ANY, node, Node.ANY, Node.ANY).forEachRemaining(quad -> graph.add(quad.asTriple()));
        graph.getPrefixMapping().setNsPrefix("sh", "http://www.w3.org/ns/shacl#")
                .setNsPrefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .setNsPrefix("schema", "https://schema.org/");
        return graph;
    }
}
