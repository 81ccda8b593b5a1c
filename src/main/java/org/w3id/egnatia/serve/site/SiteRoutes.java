package org.w3id.egnatia.serve.site;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.FactType;
import org.w3id.egnatia.describe.JsonLdContext;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.ask.AnswerView;
import org.w3id.egnatia.page.ask.AskedQuestion;
import org.w3id.egnatia.page.ask.ModelGuide;
import org.w3id.egnatia.page.ask.QuestionsPage;
import org.w3id.egnatia.page.assessment.AreaPage;
import org.w3id.egnatia.page.assessment.AssessmentsPage;
import org.w3id.egnatia.page.dossier.Briefing;
import org.w3id.egnatia.page.dossier.ComparePage;
import org.w3id.egnatia.page.dossier.DayPage;
import org.w3id.egnatia.page.dossier.PartnersPage;
import org.w3id.egnatia.page.dossier.TopicPage;
import org.w3id.egnatia.page.dossier.TopicsPage;
import org.w3id.egnatia.page.figure.FigurePages;
import org.w3id.egnatia.page.matrix.MatrixKind;
import org.w3id.egnatia.page.overview.FiguresPage;
import org.w3id.egnatia.page.partner.StepsPage;
import org.w3id.egnatia.page.report.AboutPage;
import org.w3id.egnatia.page.report.ChangesPage;
import org.w3id.egnatia.page.report.CurrencyPage;
import org.w3id.egnatia.page.report.DataVersion;
import org.w3id.egnatia.page.report.DataVersionPage;
import org.w3id.egnatia.page.report.DataVersionsPage;
import org.w3id.egnatia.page.report.DifferencesPage;
import org.w3id.egnatia.page.report.GlossaryPage;
import org.w3id.egnatia.page.report.MonitoringPage;
import org.w3id.egnatia.page.report.Narrowed;
import org.w3id.egnatia.page.report.OpenQuestionsPage;
import org.w3id.egnatia.page.report.ProblemsPage;
import org.w3id.egnatia.page.report.RulePage;
import org.w3id.egnatia.page.report.SourcesPage;
import org.w3id.egnatia.page.search.SearchPage;
import org.w3id.egnatia.page.tie.PathPage;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.release.names.Category;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;
import org.w3id.egnatia.serve.sparql.EndpointResource;
import org.w3id.egnatia.serve.sparql.QueryAdmission;
import org.w3id.egnatia.serve.sparql.QueryResource;
import org.w3id.egnatia.serve.sparql.ResultForms;
import org.w3id.egnatia.vocab.Namespaces;

/** The list of addresses of the site and its endpoint: what they take, in which forms, and what answers. */
public final class SiteRoutes {

    private static final Parameter SEARCHED =
            Parameter.optional("q", new ParameterType.FreeText(200), "Words to search for.");
    private static final Parameter HITS_PAGE = Parameter.withDefault(SearchPage.PAGE,
            new ParameterType.WholeNumber(1, 999_999), "The page of the result.", "1");
    private static final Parameter QUERY =
            Parameter.optional("query", new ParameterType.FreeText(Integer.MAX_VALUE), "A query in SPARQL 1.1.");
    private static final ParameterType REPORTS =
            new ParameterType.Listed(new ValueList("year of reports", "?grade egn:reportYear ?value", ""));
    private static final Parameter YEAR = Parameter.optional(AssessmentsPage.YEAR, REPORTS,
            "The year of the reports whose grades are shown.");
    private static final Parameter SINCE = Parameter.optional(AreaPage.SINCE, REPORTS,
            "The year of the reports since which movements are told.");
    /** What has a page of figures; no two of them have the same code. */
    private static final ValueList SERIES = new ValueList("series or measure", "{ ?figure egn:series ?value ; "
            + "egn:periodStart ?start } UNION { ?value egn:scale ?scale }", "figures");
    private static final Parameter LIST_PAGE =
            Parameter.withDefault(Narrowed.PAGE, new ParameterType.WholeNumber(1, 999_999), "The page of the list.",
            "1");
    private static final Parameter LIST_YEAR =
            Parameter.optional(Narrowed.YEAR, new ParameterType.WholeNumber(1900, 2100), "The year.");
    private static final Parameter FACT_KIND = Parameter.optional(Narrowed.KIND, new ParameterType.Word(
            Stream.concat(Stream.of(FactType.values()).map(type -> Namespaces.code(type.type())),
            Stream.of(Narrowed.MONEY)).toList()),
            "The kind of fact: one of the classes of facts, or money for figures that are an amount in a currency.");
    private static final int FIRST_YEAR = 1950;
    private static final int YEARS = 5;
    private static final int PERIODS = 30;
    private static final String[] DOCUMENT_EXAMPLES =
            {"/doc/actor/srb", "/def/Actor", "/voc/policy-area", "/graph/actors/partners"};

    private final QueryAdmission admission;
    private final QueryResource queries;
    private final Supplier<List<String>> refused;
    private final Dumps stored;
    private final Routes routes;

    /**
     * Makes the list.
     *
     * @param admission admits the queries of pages
     * @param queries   answers queries at the endpoint
     * @param operation routes by which the server is operated
     * @param refused   what was found in newer files that are not served for it
     * @param releases  the folder of releases, if there is one
     */
    public SiteRoutes(QueryAdmission admission, QueryResource queries, List<Route> operation,
            Supplier<List<String>> refused, Optional<ReleaseFolder> releases) {
        this.admission = admission;
        this.refused = refused;
        this.queries = queries;
        this.stored = new Dumps(releases);
        List<Route> all = new ArrayList<>(operation);
        all.addAll(pages());
        all.addAll(questions());
        all.addAll(ReconcileResource.routes());
        all.addAll(documents());
        all.addAll(files());
        routes = new Routes(List.copyOf(all));
    }

    /** The list. */
    public Routes routes() {
        return routes;
    }

    /** What answers at all other addresses. */
    public static Resource otherwise() {
        return new NotFoundResource();
    }

    /** A route of pages of the site, which are read as of a day and in a language. */
    private static Route.Builder seen(String name, String summary, String... paths) {
        return Route.of(name, summary, paths).takingDay(Views.AS_OF).taking(Views.LANGUAGE);
    }

    private static Route.Builder page(String name, String summary, String... paths) {
        return seen(name, summary, paths).in(Form.HTML).daily(Form.HTML);
    }

    /** A route of pages that say the same on each day, as {@link org.w3id.egnatia.page.Links#hasDays} has it. */
    private static Route.Builder lasting(String name, String summary, String... paths) {
        return Route.of(name, summary, paths).taking(Views.LANGUAGE).in(Form.HTML).daily(Form.HTML);
    }

    private static Parameter partner(String name) {
        return Parameter.optional(name, new ParameterType.Listed(ValueList.partners()), "A Western Balkans partner.");
    }

    private static Parameter listed(String name, ValueList list, String meaning) {
        return Parameter.optional(name, new ParameterType.Listed(list), meaning);
    }

    /** By what a long list is narrowed, beside what is its own. */
    private static Parameter[] narrowing(Parameter... own) {
        return Stream.concat(Stream.of(partner(Partners.PARAMETER),
                listed(Narrowed.TOPIC, ValueList.ofScheme("policy-area"), "A policy area."),
                listed(Narrowed.WEIGHT, ValueList.ofScheme("source-weight"), "How much the best source counts.")),
                Stream.of(own)).toArray(Parameter[]::new);
    }

    private List<Route> pages() {
        MapMeasures measures = new MapMeasures();
        DataChangesResource changed = new DataChangesResource(stored);
        EventStreamResource events = new EventStreamResource(stored);
        return List.of(
                page("home", "Home", "/").inSitemap().by(new HomeResource(measures)),
                page("partners", "The six partners at a glance", "/partners").inSitemap().inMenu("menu.partners")
                        .by(new PageResource(view -> Optional.of(PartnersPage.of(view)))),
                lasting("topic", "The policy areas", "/topic").inSitemap().inMenu("menu.topics")
                        .by(new PageResource(view -> Optional.of(TopicsPage.of(view)))),
                seen("matrix", "The first of the tables of partners", "/matrix").inSitemap().inMenu("menu.matrix")
                        .by(target -> Redirect.seeOther(Views.of(target)
                        .link("matrix/" + MatrixKind.all().get(0).code()))),
                page("matrix", "A table of partners against agreements, conventions, instruments or bodies",
                "/matrix/{kind}").in(QuestionResource.ROWS)
                        .suffixed().taking(MatrixResource.CELL).such("/matrix/agreements").by(new MatrixResource()),
                page("assessments", "Grades of the Commission by area", "/assessments").inSitemap()
                .inFooter("menu.assessments").taking(partner("partner"), YEAR)
                        .by(new PageResource(AssessmentsPage::of)),
                page("assessments", "Grades of the Commission in an area", "/assessments/{area}").taking(SINCE)
                        .where("area", ValueList.ofScheme("assessment-area"))
                        .such("/assessments/fight-against-corruption").by(new PageResource(AreaPage::of)),
                page("figures", "Figures as charts", "/figures").inMenu("menu.figures")
                .by(new PageResource(view -> Optional.of(FiguresPage.of(view)))),
                page("figures", "A series of figures, or a measure", "/figures/{series}").such("/figures/asy-eu27")
                        .where("series", SERIES)
                        .by(new PageResource(view -> FigurePages.of(view, view.path()
                        .substring("figures/".length())))),
                seen("chart", "A chart as a file", "/chart/{name}").in(Form.SVG, ChartResource.TABLE)
                .daily(Form.SVG, ChartResource.TABLE).suffixed()
                        .such("/chart/map").by(new ChartResource(measures)),
                page("steps", "The steps of a partner by topic and period", "/steps/{partner}")
                .where("partner", ValueList.partners())
                .taking(listed(StepsPage.TOPIC, ValueList.ofScheme("policy-area"), "A policy area."),
                Parameter.optional(StepsPage.FROM, new ParameterType.Day(Period.ofYears(StepsPage.YEARS)),
                "The first day of the steps."),
                Parameter.optional(StepsPage.TO, ParameterType.Day.TODAY, "The last day of the steps."))
                .such("/steps/alb")
                        .by(PageResource.withTable(StepsPage.QUESTION,
                        view -> StepsPage.of(view, view.path().substring("steps/".length())))),
                page("topic", "The dossier of a policy area", "/topic/{area}")
                .where("area", ValueList.ofScheme("policy-area")).such("/topic/migration")
                        .by(new PageResource(view ->
                        TopicPage.of(view, view.path().substring(TopicPage.PATH.length())))),
                seen("brief", "A briefing on a partner, or on it in one policy area, to be printed", "/brief/{partner}")
                .in(BriefResource.FORMS).taking(listed(Briefing.TOPIC, ValueList.ofScheme("policy-area"),
                "The policy area to which the briefing is narrowed."))
                .daily(BriefResource.FORMS).suffixed().where("partner", ValueList.partners()).such("/brief/alb")
                        .by(new BriefResource()),
                seen("brief", "A briefing on a policy area, to be printed", "/brief/topic/{area}")
                .in(BriefResource.FORMS).daily(BriefResource.FORMS).suffixed()
                .where("area", ValueList.ofScheme("policy-area")).such("/brief/topic/asylum-and-reception")
                        .by(new BriefResource()),
                seen("brief", "A briefing on an agreement or another instrument, to be printed",
                "/brief/instrument/{instrument}").in(BriefResource.FORMS).daily(BriefResource.FORMS).suffixed()
                .where("instrument", ValueList.ofClass("Instrument")).such("/brief/instrument/saa-srb")
                        .by(new BriefResource()),
                page("path", "How two actors or instruments are tied", '/' + PathPage.PATH).inSitemap()
                .inFooter("menu.path")
                .taking(listed(PathPage.FROM, PathPage.ENDS, "The thing from which the ways lead."),
                listed(PathPage.TO, PathPage.ENDS, "The thing to which they lead."))
                        .by(target -> PageResource.page(target, Views.of(target), view -> Optional.of(PathPage.of(view,
                        end(target, PathPage.FROM), end(target, PathPage.TO))))),
                page("compare", "Two partners, or two days of one, side by side", "/compare/{one}/{other}")
                .where("one", ValueList.partners()).where("other", ValueList.partners())
                .taking(Parameter.optional(ComparePage.FIRST_DAY, ParameterType.Day.TODAY,
                "The day of the first of the two; a year before the other day if both are the same partner."))
                .such("/compare/alb/mkd").by(target -> PageResource.page(target, Views.of(target),
                        view -> ComparePage.of(view, target.variable("one"), target.variable("other")))),
                Route.of("on", "Leads to the page of the day that a form names; to that of today if it names none", '/'
                + DayPage.CHOSEN).taking(Views.LANGUAGE, Parameter.optional(DayPage.DAY, ParameterType.Day.TODAY,
                "The day.")).closedToCrawlers().by(DayResource::chosen),
                Route.of("on", "A day: how the six stood, and what happened", "/on/{date}").taking(Views.LANGUAGE)
                .in(Form.HTML).daily(Form.HTML).such("/on/2022-12-15").by(new DayResource()),
                page("monitoring", "What monitoring bodies found, and what is owed", "/monitoring").inSitemap()
                .inFooter("menu.monitoring")
                        .by(PageResource.withTable(MonitoringPage.OWED,
                        view -> Optional.of(MonitoringPage.of(view)))),
                search("/search", "Search").taking(HITS_PAGE).in(SearchResource.FORMS).daily(SearchResource.FORMS)
                .by(new SearchResource()),
                search("/search.json", "Search, as JSON").taking(HITS_PAGE).in(Form.JSON)
                .daily(Form.JSON).by(new SearchResource()),
                search("/search/suggest", "What may be meant while words are typed").in(Form.JSON).daily(Form.JSON)
                .by(SearchResource::suggest),
                lasting("sources", "Sources", "/sources").inSitemap().inFooter("menu.sources")
                .taking(narrowing(listed(Narrowed.KIND, ValueList.ofScheme("source-kind"), "The kind of source."),
                LIST_YEAR))
                        .by(PageResource.withTable(SourcesPage.QUESTION, view -> Optional.of(SourcesPage.of(view)))),
                lasting("differences", "Where sources differ", "/differences").inSitemap().inFooter("menu.differences")
                .taking(narrowing(FACT_KIND, LIST_PAGE))
                        .by(new PageResource(view -> Optional.of(DifferencesPage.of(view)))),
                page("open-questions", "What is unconfirmed", "/open-questions").inSitemap()
                .inFooter("menu.open-questions").taking(narrowing(FACT_KIND, LIST_PAGE))
                        .by(new PageResource(view -> Optional.of(OpenQuestionsPage.of(view)))),
                lasting("glossary", "What the words on these pages mean", '/' + GlossaryPage.PATH).inSitemap()
                .inFooter("menu.glossary").by(new PageResource(view -> Optional.of(GlossaryPage.of(view)))),
                page("checks", "How current the data is: which sources are due", '/' + CurrencyPage.PATH).inSitemap()
                        .in(CurrencyResource.FORMS).daily(DataChangesResource.ATOM).suffixed()
                        .by(new CurrencyResource()),
                lasting("checks", "A rule that contributions are checked by", "/checks/{rule}").such("/checks/one-file")
                        .by(new PageResource(view -> RulePage.of(view, view.path().substring("checks/".length())))),
                lasting("checks", "What was checked", "/checks").inSitemap().inFooter("menu.checks")
                .by(new ChecksResource(refused)),
                lasting("problems", "When a request is refused", "/problems").inSitemap()
                        .by(new PageResource(view -> Optional.of(new ProblemsPage(view, Stream.of(Cause.values())
                        .map(cause -> new ProblemsPage.Problem(cause.code(), cause.status(), cause.meaning(),
                                cause.repeat().words())).toList())))),
                page("changes", "What happened; the calendar is of what comes next", "/changes").inSitemap()
                        .inMenu("menu.changes").in(DataChangesResource.ATOM, DataChangesResource.JSON_FEED,
                        DataChangesResource.CALENDAR).suffixed()
                        .taking(Parameter.optional(ChangesPage.SINCE, new ParameterType.Day(Period.ofYears(1)),
                        "The first day of which events are shown."),
                        Parameter.optional(ChangesPage.UNTIL, ParameterType.Day.TODAY,
                        "The last day of which events are shown."))
                        .taking(narrowing(listed(Narrowed.KIND, ValueList.ofScheme("event-kind"),
                        "The kind of event."), LIST_YEAR, LIST_PAGE))
                        .by(new ChangesResource()),
                Route.of("changes", "The versions of the data and what each changed", "/" + DataVersion.PATH)
                        .in(Form.HTML, DataChangesResource.ATOM, DataChangesResource.JSON_FEED).suffixed()
                        .taking(Views.LANGUAGE, partner(Partners.PARAMETER), listed(DataVersionsPage.TOPIC,
                        ValueList.ofScheme("policy-area"), "A policy area.")).by(changed.all()),
                Route.of("changes", "The versions of the data as a Linked Data Event Stream",
                        '/' + EventStreamResource.PATH).in(EventStreamResource.FORMS).suffixed().by(events.all()),
                Route.of("changes", "A member of the event stream: what a version said of a subject that it changed",
                        '/' + EventStreamResource.PATH + "/{version}").in(EventStreamResource.FORMS).suffixed()
                        .closedToCrawlers().taking(Parameter.optional(EventStreamResource.SUBJECT,
                        new ParameterType.FreeText(2_000), "The IRI of the subject."))
                        .such('/' + EventStreamResource.PATH + '/' + ReleaseFolder.LATEST).by(events.member()),
                Route.of("changes", "A page of the event stream: the subjects that a version changed, as members",
                        '/' + EventStreamResource.PATH + "/{version}/{number}").in(EventStreamResource.FORMS).suffixed()
                        .closedToCrawlers().such('/' + EventStreamResource.PATH + '/' + ReleaseFolder.LATEST + "/1")
                        .by(events.one()),
                Route.of("changes", "What a version of the data changed", "/" + DataVersion.PATH + "/{version}")
                        .in(Form.HTML, Form.JSON, DataChangesResource.MARKDOWN).suffixed().taking(Views.LANGUAGE,
                        Parameter.optional(DataVersionPage.BY, new ParameterType.Word(DataVersionPage.headings()),
                        "What the headings are.")).such("/" + DataVersion.PATH + '/' + ReleaseFolder.LATEST)
                        .by(changed.one()));
    }

    private static Optional<Node> end(Target target, String parameter) {
        return target.parameter(parameter).flatMap(code -> target.edition().values().named(PathPage.ENDS, code).stream()
                .findFirst()).map(Choice::node);
    }

    private Route.Builder search(String path, String summary) {
        return seen("search", summary, path).closedToCrawlers().taking(SEARCHED,
                Parameter.optional("type", new ParameterType.Word(Stream.of(Category.values()).map(Category::code)
                .toList()), "The kind of thing."),
                partner("partner"), listed("topic", ValueList.ofScheme("policy-area"), "A policy area."),
                Parameter.optional("period", new ParameterType.Word(IntStream.range(0, PERIODS)
                .map(i -> FIRST_YEAR + i * YEARS)
                        .mapToObj(year -> year + "-" + (year + YEARS - 1)).toList()), "Five years."),
                listed("source", ValueList.ofClass("Source"), "A source."));
    }

    private List<Route> questions() {
        EndpointResource endpoint = new EndpointResource(new WorkbenchResource(admission), queries);
        return List.of(
                page("query", "The library of questions", "/query")
                .taking(Parameter.optional("filter", new ParameterType.FreeText(200),
                "Words of the questions that are listed."))
                        .inSitemap().inMenu("menu.query").by(new PageResource(view ->
                        Optional.of(QuestionsPage.of(view)))),
                Route.of("query", "This description of the interface", "/query/openapi.json").in(Form.JSON)
                        .by(new OpenApiResource(this::routes)),
                Route.of("query", "A saved question with its answer", "/query/{id}").taking(Views.LANGUAGE)
                        .in(QuestionResource.FORMS).suffixed()
                        .fresh(Freshness.MINUTES, QuestionResource.ROWS).such("/query/status-as-of", "/query/names")
                        .by(new QuestionResource(admission, stored)),
                Route.of("sparql", "What is to be said of a query and its answer: why it is empty, and what was meant",
                AdviceResource.PATH).closedToCrawlers().in(Form.JSON).such(AdviceResource.PATH)
                .taking(QUERY).by(new AdviceResource(admission)),
                Route.of("sparql", "What fits where the cursor stands in a query: classes, properties, things, each "
                + "with its count and meaning", CompletionResource.PATH).closedToCrawlers().in(Form.JSON)
                .such(CompletionResource.PATH).taking(Views.LANGUAGE, CompletionResource.QUERY, CompletionResource.AT)
                .by(CompletionResource::answer),
                endpoint(EndpointResource.PATH, "The SPARQL endpoint", EndpointResource.PATH, EndpointResource.PATH
                + '/').inFooter("menu.sparql").by(endpoint),
                endpoint("/ui" + EndpointResource.PATH, "The SPARQL endpoint of the web UI", "/ui"
                + EndpointResource.PATH, "/ui" + EndpointResource.PATH + '/').by(endpoint));
    }

    private static Route.Builder endpoint(String path, String summary, String... paths) {
        return Route.of("sparql", summary, paths).taking(Views.LANGUAGE).posting().open().ready()
                .closedToCrawlers().in(EndpointResource.FORMS).such(path).taking(
                QUERY, Parameter.optional(AskedQuestion.EVIDENCE, new ParameterType.Word(List.of("yes")),
                "With yes, a table has the evidence of its facts in columns, as a page and in every form of rows."),
                AnswerView.PARAMETER,
                AskedQuestion.CITING.get(0), AskedQuestion.CITING.get(1),
                Parameter.optional("timeout", new ParameterType.WholeNumber(0, 99_999),
                "Seconds after which the query is given up, if they are fewer than the longest time."),
                Parameter.optional("format", new ParameterType.Word(shortNames()),
                "Short name of the form of the result, in the place of Accept."),
                Parameter.optional("output", new ParameterType.Word(shortNames()), "The same as format."));
    }

    private static List<String> shortNames() {
        return Stream.of(ResultForms.shortNames().stream(), EndpointResource.files().stream(), Stream.of("html"))
                .flatMap(name -> name).toList();
    }

    private List<Route> documents() {
        DocumentResource documents = new DocumentResource(stored);
        List<Route> all = new ArrayList<>(List.of(
                directory("id", "Kinds of things, and the things of a kind", "/id/", "/id", "/id/{type}",
                "/id/{type}/"),
                directory("doc", "The same", "/doc/", "/doc", "/doc/{type}", "/doc/{type}/"),
                directory("voc", "Concept schemes", "/voc", "/voc/"),
                directory("graph", "Named graphs", "/graph", "/graph/")));
        all.add(Route.of("def", "The JSON-LD context", '/' + JsonLdContext.PATH, "/def/{version}/context.jsonld")
                .in(ContextResource.FORM).by(new ContextResource()));
        all.add(Route.of("def", "The shapes to which the data conforms, in SHACL", "/def/shapes")
                .in(GraphResource.FORMS).suffixed().by(GraphResource.ofShapes()));
        for (String place : List.of("id", "doc", "def", "voc", "graph")) {
            String[] paths = place.equals("def") ? new String[] {"/def", "/def/{path*}"}
                    : new String[] {'/' + place + "/{path*}"};
            String summary = place.equals("id") ? "A thing, which leads to its document"
                    : "A document about a thing, term, concept or graph";
            Route.Builder route = (List.of("id", "doc").contains(place) ? seen(place, summary, paths)
                    : Route.of(place, summary, paths).taking(Views.LANGUAGE))
                    .taking(DocumentResource.PARAMETERS.toArray(new Parameter[0])).in(DocumentForms.ALL)
                    .daily(Form.HTML).suffixed()
                    .such(Stream.of(DOCUMENT_EXAMPLES).filter(path -> path.startsWith('/' + place + '/'))
                    .toArray(String[]::new));
            all.add((place.equals("def") ? route.taking(DocumentResource.OF_TERMS.toArray(new Parameter[0])).inSitemap()
                    : route).by(documents));
        }
        return all;
    }

    private static Route directory(String name, String summary, String... paths) {
        Route.Builder route = lasting(name, summary, paths)
                .taking(DirectoryResource.PARAMETERS.toArray(new Parameter[0]));
        return (name.equals("doc") ? route : route.inSitemap()).by(new DirectoryResource());
    }

    private List<Route> files() {
        CrawlerResource crawlers = new CrawlerResource(this::routes);
        DumpResource dumps = new DumpResource(stored);
        return List.of(
                lasting("dumps", "Dumps of the data", "/dumps/", "/dumps").ready().inMenu("menu.dumps")
                .by(dumps::list),
                lasting("about", "What this is", "/about").inSitemap().inMenu("menu.about")
                .by(new PageResource(view -> Optional.of(AboutPage.of(view)))),
                Route.of("dumps", "A dump", "/dumps/{path*}").ready().such("/dumps/latest/egnatia.ttl").by(dumps),
                Route.of("well_known", "The description of the whole, as VoID and DCAT", "/.well-known/void")
                .in(CatalogueResource.FORMS).by(new CatalogueResource(stored)),
                Route.of("void.ttl", "The same as Turtle", "/void.ttl").in(CatalogueResource.FORMS.get(0))
                .by(new CatalogueResource(stored)),
                Route.of("well_known", "The saved questions as RDF", "/.well-known/sparql-examples")
                .in(GraphResource.FORMS).by(GraphResource.ofQuestions()),
                Route.of("llms.txt", "What to know for writing queries", "/llms.txt").in(Form.TEXT)
                .by(target -> target.as(Form.TEXT, () -> Representation.Made.of(ModelGuide.of(Served.of(target)
                .site())))),
                Route.of("robots.txt", "What crawlers are to leave alone", "/robots.txt").in(Form.TEXT)
                .by(crawlers::robots),
                Route.of("sitemap", "The sitemap", "/sitemap.xml").in(Form.XML).by(crawlers::sitemap),
                Route.of("sitemap", "A part of the sitemap", "/sitemap/{number}.xml").in(Form.XML)
                .such("/sitemap/1.xml").by(crawlers::part),
                seen("share", "The picture by which a page is shared", "/share/{path*}").in(ShareResource.PNG)
                .daily(ShareResource.PNG).suffixed().such("/share/doc/actor/srb")
                .by(new ShareResource()),
                Route.of("assets", "Style sheets, scripts and pictures", "/assets/{path*}").ready()
                .such("/assets/egnatia.css").by(new AssetResource()),
                Route.of("ui", "Fuseki's web UI", "/ui").ready().by(target ->
                        Redirect.permanent(target.publicPath() + "ui/")),
                Route.of("ui", "Fuseki's web UI", "/ui/{path*}").ready().closedToCrawlers().such("/ui/")
                .by(new FusekiUiResource(queries)));
    }
}
