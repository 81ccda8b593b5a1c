package org.w3id.egnatia.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.query.QueryLibrary;
import org.w3id.egnatia.query.QueryRunner;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.SyntaxProblem;

/** The rules for saved queries: they parse, call no other endpoint, say what they are, and have a name of their own. */
final class QueryRules {

    static final List<Rule> RULES = List.of(OrdinalAverages.RULE,
            Rule.error("query-cross-product", Rule.Stage.QUERY, "The parts of a query share a variable",
                    "Every row of the one part meets every row of the other.",
                    "Join the parts by a variable.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?event ?figure WHERE { ?event a egn:Event . ?figure a egn:Figure }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?event ?thing WHERE { ?event a egn:Event ; egn:about ?thing }""").asWarning(),
            Rule.error("query-form", Rule.Stage.QUERY, "A query has the form of its folder",
                    "Another form cannot do what the folder is for, and a rule that does not end finds nothing.",
                    "Write CONSTRUCT in derive/, and SELECT with ?focus and ?message in hygiene/.", """
                    # file: queries/hygiene/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?focus WHERE { ?focus a egn:Organisation }""", """
                    # file: queries/hygiene/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?focus ?message WHERE { ?focus a egn:Presidency BIND ("is an office" AS ?message) }"""),
            Rule.error("query-header", Rule.Stage.QUERY, "A query has a title",
                    "Lists of questions show it.",
                    "Add a line # title: … at the top.", """
                    # file: queries/overview/example.rq
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }"""),
            Rule.error("query-syntax", Rule.Stage.QUERY, "A query is SPARQL 1.1",
                    "It must run on any endpoint as it stands.",
                    "Mend what the finding says, at its place.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }"""),
            Rule.error("query-too-long", Rule.Stage.QUERY, "A query has at most 65,536 characters",
                    "The work of a parser may grow with the square of it.",
                    "Ask for less at once.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    # {{x 66000}}
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }"""),
            Rule.error("query-twin", Rule.Stage.QUERY, "A query has a name of its own",
                    "The name is its address.",
                    "Rename one of the two.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }
                    # file: queries/places/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?place WHERE { ?place a egn:Place }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }
                    # file: queries/places/other-example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?place WHERE { ?place a egn:Place }"""),
            Rule.error("query-unbound", Rule.Stage.QUERY, "Every variable that is asked for gets a value",
                    "The column would be empty.",
                    "Bind the variable or leave it out.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing ?thign WHERE { ?thing a egn:Organisation }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }""").asWarning(),
            Rule.error("question", Rule.Stage.QUERY, "A question has the answer that is kept beside it",
                    "Either the data or the expectation is wrong.",
                    "Mend the data or the query, or the expected file if the facts have changed.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Presidency }
                    # file: queries/overview/example.csv
                    thing
                    https://w3id.org/egnatia/id/actor/base-a
                    """, """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Presidency }
                    # file: queries/overview/example.csv
                    thing
                    """),
            Rule.error("service", Rule.Stage.QUERY, "A saved query calls no other endpoint",
                    "The server refuses it, since it would fetch what it is told to.",
                    "Answer the question from our own data.", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { SERVICE <https://example.org/sparql> { ?thing a egn:Organisation } }""", """
                    # file: queries/overview/example.rq
                    # title: Example
                    PREFIX egn: <https://w3id.org/egnatia/def/>
                    SELECT ?thing WHERE { ?thing a egn:Organisation }"""));

    /** The keyword wherever it stands, in subqueries and EXISTS too; strings, IRIs, names and comments are skipped. */
    private static final Pattern SERVICE = Pattern.compile("(?is)\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\\]|\\\\.)*\""
            + "|'(?:[^'\\\\]|\\\\.)*'|<[^<>\\s]*>|#[^\n]*|[?$:][\\w-]+|\\b(SERVICE)\\b(?!:)");

    /** Length limit of a query in UTF-16 code units; the work of the parser may grow with the square of it. */
    static final int MAX_LENGTH = 64 * 1024;
    /** More findings of one rule in one query say nothing new. */
    static final int SHOWN = 100;

    private QueryRules() {
    }

    static List<Finding> examine(QueryLibrary library) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (SavedQuery query : library.all()) {
            examine(query, findings);
            String other = ids.putIfAbsent(query.id(), query.file());
            if (other != null) {
                findings.add(new Finding(query.file(), Position.NONE, Severity.ERROR, "query-twin", query.id(),
                        "there is a query of this name in " + other + "; rename one of them"));
            }
        }
        return findings;
    }

    private static void examine(SavedQuery query, List<Finding> findings) {
        if (query.text().length() > MAX_LENGTH) {
            findings.add(new Finding(query.file(), Position.NONE, Severity.ERROR, "query-too-long", query.id(),
                    "a query of " + query.text().length() + " characters (limit " + MAX_LENGTH
                    + "); ask for less at once"));
            return;
        }
        if (query.header("title").isEmpty()) {
            findings.add(new Finding(query.file(), new Position(1, 1), Severity.ERROR, "query-header", query.id(),
                    "the query has no title; add a comment line '# title: …' at the top"));
        }
        try {
            query.parameters();
            Query parsed = QueryRunner.parse(query.text());
            checkForm(parsed, query, findings);
            refuseService(query, findings);
            QueryVariables.examine(query, parsed, findings);
            OrdinalAverages.examine(query, parsed, findings);
        } catch (QueryException e) {
            Position at = e.syntax().map(syntax -> place(syntax, query)).orElse(Position.NONE);
            findings.add(new Finding(query.file(), at, Severity.ERROR, "query-syntax", query.id(),
                    e.syntax().map(SyntaxProblem::sentence).orElse(e.getMessage())));
        }
    }

    private static Position place(SyntaxProblem syntax, SavedQuery query) {
        return syntax.atEnd() ? Position.at(query.text(), query.text().length())
                : syntax.isPlaced() ? new Position(syntax.line(), syntax.column()) : Position.NONE;
    }

    /** A rule that derives constructs; a rule that finds faults selects what is wrong and the message about it. */
    private static void checkForm(Query parsed, SavedQuery query, List<Finding> findings) {
        boolean derives = query.group().equals(QueryLibrary.DERIVE);
        boolean finds = query.group().equals(QueryLibrary.HYGIENE);
        if (derives && !parsed.isConstructType()) {
            findings.add(new Finding(query.file(), Position.NONE, Severity.ERROR, "query-form", query.id(),
                    "a query that derives is a CONSTRUCT query"));
        } else if (finds
                && !(parsed.isSelectType() && parsed.getResultVars().containsAll(List.of("focus", "message")))) {
            findings.add(new Finding(query.file(), Position.NONE, Severity.ERROR, "query-form", query.id(),
                    "a query that finds faults is a SELECT query with ?focus and ?message"));
        }
    }

    /** True if a query text has the keyword SERVICE anywhere. */
    static boolean callsOther(String text) {
        return SERVICE.matcher(text).results().anyMatch(word -> word.group(1) != null);
    }

    private static void refuseService(SavedQuery query, List<Finding> findings) {
        SERVICE.matcher(query.text()).results().filter(word -> word.group(1) != null).limit(SHOWN).forEach(word ->
                findings.add(new Finding(query.file(), Position.at(query.text(), word.start()), Severity.ERROR,
                        "service", query.id(),
                        "SERVICE is refused by the endpoint; answer the question from our own data")));
    }
}
