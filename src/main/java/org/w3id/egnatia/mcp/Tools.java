package org.w3id.egnatia.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.advise.Adviser;
import org.w3id.egnatia.describe.Carriers;
import org.w3id.egnatia.describe.EvidenceColumns;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.ask.ModelGuide;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.names.Hit;
import org.w3id.egnatia.spelling.Folding;
import org.w3id.egnatia.spelling.Spelling;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;
import org.w3id.egnatia.vocab.NamingRules;

/** The tools of a release. Answers are JSON objects that say by which version of the data they hold. */
public final class Tools {

    private static final int HITS = 10;
    private static final int FACTS = 40;
    private static final int ROWS = 100;
    private static final int MOST_ROWS = 2_000;
    private static final int NEAREST = 5;
    private static final String NO_EVIDENCE = "These rows have no evidence of their own, since no node of the query "
            + "says their values, or several do; ask for the facts themselves, such as ?fact egn:value ?value.";
    private static final String EMPTY = "No row. That is no “no”: a term that does not occur gives no row either, "
            + "names need their language tag, and absence is a fact of its own with the state explicitly none. Look up "
            + "the codes with schema and find, and ask again with fewer conditions.";

    private final Site site;
    private final Release release;

    /** The tools of a site's release. */
    public Tools(Site site) {
        this.site = site;
        this.release = site.release();
    }

    /** All of them. */
    public List<Tool> all() {
        return List.of(
                new Tool("find", "Find things by name", "The IRIs that names, acronyms, codes or numbers mean, in any "
                        + "language and script and most spellings, the best first. Use it before you write an IRI.",
                        List.of(new Tool.Input("words", "string", "A name, such as Frontex, Србија or 2024/1449.",
                                true),
                                new Tool.Input("type", "string", "A class such as egn:Agreement, to narrow the hits.",
                                        false)), this::find),
                new Tool("describe", "Describe a thing", "What is said of a thing: names, properties, and the facts "
                        + "that name it, each with its evidence.",
                        List.of(new Tool.Input("thing", "string", "An IRI or prefixed name, such as actor:frontex.",
                                true)), this::describe),
                new Tool("schema", "Show the model", "How to write queries: the model in brief, rules, worked queries, "
                        + "lists with codes, classes with properties. With a class, all properties of its things.",
                        List.of(new Tool.Input("class", "string", "A class such as egn:Relation.", false)),
                        this::schema),
                new Tool("list_questions", "List saved questions", "The saved questions with their parameters. Most "
                        + "questions are there, tested; look here before you write a query.",
                        List.of(new Tool.Input("words", "string", "Words of the question.", false)), this::questions),
                new Tool("ask", "Ask a saved question", "The answer to a saved question, each row with its evidence.",
                        List.of(new Tool.Input("id", "string", "The id, such as status-as-of.", true),
                                new Tool.Input("parameters", "object", "Values by name: days as YYYY-MM-DD, things by "
                                        + "code, name or IRI.", false),
                                new Tool.Input("limit", "integer", "The largest number of rows; 100 if not given.",
                                        false)), this::ask),
                new Tool("query", "Run a SPARQL query", "The answer to a query in SPARQL 1.1, each row with the "
                        + "evidence of the facts in it: select the fact as ?fact. See schema first.",
                        List.of(new Tool.Input("sparql", "string", "The query.", true),
                                new Tool.Input("limit", "integer", "The largest number of rows; 100 if not given.",
                                        false)), this::query));
    }

    /** An answer with what is said of all answers. */
    private String answer(Consumer<JsonBuilder> more) {
        JsonBuilder json = new JsonBuilder().startObject();
        more.accept(json);
        return json.pair("dataVersion", release.version()).pair("licence", "CC BY 4.0")
                .pair("footnote", NamingRules.KOSOVO_FOOTNOTE).finishObject().build().toString();
    }

    private static String text(Map<String, Object> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Object::toString).map(String::strip).orElse("");
    }

    private static Node node(String text) {
        int colon = text.indexOf(':');
        String namespace = colon < 0 ? null : Namespaces.all().get(text.substring(0, colon));
        return NodeFactory.createURI(namespace == null ? text.replaceAll("[<>]", "") : namespace
                + text.substring(colon + 1));
    }

    private String name(Node node) {
        return site.things().label(node, Language.ENGLISH).text();
    }

    private Optional<String> description(Node thing) {
        return Stream.of(DCTerms.description, SKOS.definition)
                .flatMap(property -> site.things().text(thing, property.asNode()).stream()).findFirst();
    }

    private String find(Map<String, Object> given) {
        String type = text(given, "type");
        List<Hit> hits = release.names().search(text(given, "words"), "en").stream()
                .filter(hit -> type.isEmpty() || site.things().isA(hit.thing(), node(type))).limit(HITS).toList();
        return answer(json -> {
            json.key("hits").startArray();
            for (Hit hit : hits) {
                json.startObject().pair("iri", hit.thing().getURI())
                        .pair("prefixedName", Namespaces.shorten(hit.thing().getURI())).pair("name", name(hit.thing()))
                        .pair("kind", hit.category().code()).pair("confirmed", hit.confirmed())
                        .pair("match", hit.level().name().toLowerCase(Locale.ROOT));
                description(hit.thing()).ifPresent(text -> json.pair("description", text));
                json.key("evidence").startArray();
                release.names().entry(hit.thing()).ifPresent(entry -> entry.sources().stream().limit(NEAREST)
                        .forEach(source -> json.value(name(source))));
                json.finishArray().finishObject();
            }
            json.finishArray();
            if (hits.isEmpty()) {
                json.pair("note", "Nothing has such a name; try fewer words or another spelling.");
            }
        });
    }

    private String describe(Map<String, Object> given) {
        Node thing = node(text(given, "thing"));
        List<Triple> own = site.things().graphOf(thing).find(thing, Node.ANY, Node.ANY).toList();
        if (own.isEmpty()) {
            throw new QueryException("there is nothing of the IRI " + thing.getURI() + "; look for its name with find");
        }
        Map<String, List<String>> values = new TreeMap<>();
        own.forEach(triple -> values.computeIfAbsent(Namespaces.shorten(triple.getPredicate().getURI()),
                p -> new ArrayList<>()).add(value(triple.getObject())));
        List<Node> facts = site.things().leadingTo(thing).stream().map(Triple::getSubject).distinct()
                .filter(fact -> release.defaultGraph().contains(fact, Egn.evidence, Node.ANY)).toList();
        return answer(json -> {
            json.pair("iri", thing.getURI()).pair("name", name(thing)).pair("confirmed", site.things()
                    .isConfirmed(thing));
            json.key("properties").startObject();
            values.forEach((property, all) -> {
                json.key(property).startArray();
                all.stream().sorted().forEach(json::value);
                json.finishArray();
            });
            json.finishObject();
            objects(json, "ownEvidence", EvidenceColumns.added(column(List.of(thing)), this::select));
            json.pair("factsThatNameIt", facts.size());
            objects(json, "facts", EvidenceColumns.added(column(facts.stream().limit(FACTS).toList()), this::select));
        });
    }

    private String value(Node node) {
        return node.isURI() ? Namespaces.shorten(node.getURI()) + " (" + name(node) + ")"
                : node.getLiteralLexicalForm() + (node.getLiteralLanguage().isEmpty() ? "" : "@"
                        + node.getLiteralLanguage());
    }

    /** Facts as rows, with what they are called. */
    private RowSet column(List<Node> facts) {
        List<Var> variables = List.of(Var.alloc("name"), Var.alloc("fact"));
        return RowSetStream.create(variables, facts.stream().map(fact -> Binding.builder()
                .add(variables.get(0), NodeFactory.createLiteralString(name(fact))).add(variables.get(1), fact)
                .build()).iterator());
    }

    private String schema(Map<String, Object> given) {
        String type = text(given, "class");
        if (type.isEmpty()) {
            return answer(json -> json.pair("guide", ModelGuide.of(site)));
        }
        TermUse use = site.use();
        if (!use.classes().containsKey(node(type))) {
            throw new QueryException("there is no class " + type + " with things; there are " + use.classes().keySet()
                    .stream().map(one -> Namespaces.shorten(one.getURI())).collect(Collectors.joining(", ")));
        }
        return answer(json -> json.pair("class", ModelGuide.ofClass(node(type), use, site, 0)));
    }

    private String questions(Map<String, Object> given) {
        List<String> words = Folding.words(text(given, "words"));
        List<SavedQuery> found = release.queries().questions().stream().filter(question -> {
            String all = ' ' + String.join(" ", Folding.words(question.id() + ' ' + question.title() + ' '
                    + question.header("question")));
            return words.stream().allMatch(word -> all.contains(' ' + word));
        }).toList();
        return answer(json -> {
            json.key("questions").startArray();
            for (SavedQuery question : found) {
                json.startObject().pair("id", question.id()).pair("question", question.header("question").isEmpty()
                        ? question.title() : question.header("question"));
                json.key("parameters").startObject();
                question.parameters().forEach(parameter -> json.pair(parameter.name(), parameter.meaning()));
                json.finishObject().finishObject();
            }
            json.finishArray();
            if (found.isEmpty()) {
                json.pair("note", "No question has all of these words; try one of them, or none.");
            }
        });
    }

    private String ask(Map<String, Object> given) {
        String id = text(given, "id");
        SavedQuery saved = release.queries().find(id).orElseThrow(() -> {
            List<String> ids = release.queries().questions().stream().map(SavedQuery::id).toList();
            return new QueryException("there is no question " + id + "; near are " + String.join(", ",
                    Spelling.nearest(id, ids, Math.max(1, id.length() / 2), NEAREST)) + "; see list_questions");
        });
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (given.get("parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((name, value) -> values.put(name.toString(), List.of(value.toString())));
        }
        List<Parameter> contract = saved.parameters();
        ParameterReading reading = Parameters.read(contract, values, release.names(), site.today());
        if (reading instanceof ParameterProblem problem) {
            throw new QueryException(problem.sentence());
        }
        Query query = QueryRunner.parse(saved, (ParameterValues) reading);
        return answer(json -> {
            json.pair("question", saved.header("question")).pair("iri", saved.iri());
            rows(json, QueryRunner.select(query, release.dataset()), limit(given));
        });
    }

    private String query(Map<String, Object> given) {
        String sparql = text(given, "sparql");
        Query query = QueryRunner.parseAsked(sparql);
        if (query.isAskType()) {
            return answer(json -> json.pair("boolean", QueryRunner.ask(query, release.dataset())));
        } else if (!query.isSelectType()) {
            Graph graph = QueryRunner.graph(query, release.dataset());
            return answer(json -> json.pair("triples", graph.size()).pair("turtle", RDFWriter.source(graph)
                    .format(RDFFormat.TURTLE_BLOCKS).asString()));
        }
        Carriers carriers = Carriers.of(query);
        List<Binding> found = QueryRunner.rows(carriers.query(), release.dataset());
        List<Binding> shown = carriers.asAsked(found);
        long all = shown.size();
        return answer(json -> {
            int limit = limit(given);
            objects(json, "rows", carriers.why() == Carriers.Why.CAN ? EvidenceColumns.added(carriers.first(found,
                    limit), carriers, this::select) : RowSetStream.create(carriers.shown(), shown.stream().limit(limit)
                    .iterator()));
            counted(json, all, limit);
            if (carriers.why() != Carriers.Why.CAN) {
                json.pair("evidence", NO_EVIDENCE);
            }
            json.key("advice").startArray();
            site.once(Adviser.class, s -> new Adviser(s.release(), s.use())).of(query, sparql, all, QueryRunner::rows)
                    .forEach(advice -> json.value(advice.inWords() + advice.instead().stream()
                            .map(instead -> ' ' + instead.text() + " may be meant.").collect(Collectors.joining())));
            json.finishArray();
        });
    }

    private RowSet select(Query query) {
        return QueryRunner.select(query, release.dataset());
    }

    private static int limit(Map<String, Object> given) {
        return given.get("limit") instanceof Number number ? Math.max(1, Math.min(MOST_ROWS, number.intValue())) : ROWS;
    }

    /** The first rows of an answer with their evidence, and the number of all. */
    private void rows(JsonBuilder json, RowSetRewindable found, int limit) {
        long all = found.size();
        List<Binding> first = new ArrayList<>();
        while (found.hasNext() && first.size() < limit) {
            first.add(found.next());
        }
        objects(json, "rows", EvidenceColumns.added(RowSetStream.create(found.getResultVars(), first.iterator()),
                this::select));
        counted(json, all, limit);
    }

    private static void counted(JsonBuilder json, long all, int limit) {
        json.pair("numberOfRows", all);
        if (all > limit) {
            json.pair("note", "Only the first " + limit + " rows are shown; give a larger limit.");
        } else if (all == 0) {
            json.pair("note", EMPTY);
        }
    }

    private static void objects(JsonBuilder json, String name, RowSet rows) {
        json.key(name).startArray();
        rows.forEachRemaining(row -> {
            json.startObject();
            rows.getResultVars().forEach(variable -> {
                Node value = row.get(variable);
                if (value != null) {
                    json.pair(variable.getVarName(), value.isURI() ? value.getURI() : value.isLiteral()
                            ? value.getLiteralLexicalForm() : value.toString());
                }
            });
            json.finishObject();
        });
        json.finishArray();
    }
}
