package org.w3id.egnatia.publish.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.egnatia.publish.form.Table;
import org.w3id.egnatia.publish.panel.Entities.Entity;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.spelling.CodePoints;
import org.w3id.egnatia.vocab.Egn;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * What the panel has a row for: every figure and every grade that counts as known, and each grade of a report on
 * another partner of the same year that nobody has looked for.
 */
final class Observations {

    private static final Node SCHEME_OF_LEVELS = NodeFactory.createURI(Namespaces.VOC + "preparation-level");
    private static final Node SCHEME_OF_PROGRESS = NodeFactory.createURI(Namespaces.VOC + "progress");
    private static final Node EVERY_YEAR = NodeFactory.createURI(Namespaces.VOC
            + "assessment-area/graded-every-year");
    private static final String NOT_GRADED = "not-graded";

    private final Graph graph;
    private final Map<Node, Node> graphOf = new HashMap<>();
    private final Map<Node, Node> licenceOf = new HashMap<>();
    private final Map<String, Variable> variables = new TreeMap<>(CodePoints.ORDER);
    private final List<Observation> all = new ArrayList<>();

    /**
     * A row.
     *
     * @param fact     the figure or assessment; empty where nobody has looked
     * @param entity   whom it is about
     * @param variable what was measured
     * @param year     of the end of its period, or of the report of a grade; empty if it has none
     * @param from     first day; may be empty
     * @param to       last day; may be empty
     * @param edition  day, month or year of the publication; may be empty
     * @param state    why it has a value or none
     * @param value    its number; empty unless it is observed
     */
    record Observation(Optional<Node> fact, Entity entity, Variable variable, String year, String from, String to,
            String edition, ValueState state, String value) {

        /** A name of the row that no other has. */
        String row() {
            return fact.map(node -> node.getURI().substring(Namespaces.ID.length())).orElseGet(() ->
                    "none/" + entity.code() + '/' + variable.id() + '/' + year);
        }

        private List<String> key() {
            return List.of(entity.type().equals(Entities.PARTNER) ? "0" : entity.type(), entity.code(),
                    variable.id(), year, from, to, edition, row());
        }
    }

    Observations(Release release, Entities entities) {
        this.graph = release.defaultGraph();
        Graph catalogue = release.dataset().getGraph(Release.CATALOGUE);
        for (Node name : release.assertedGraphs()) {
            Graph stated = release.dataset().getGraph(name);
            for (Node type : List.of(Egn.Figure, Egn.Assessment)) {
                stated.find(Node.ANY, RDF.type.asNode(), type).forEachRemaining(t -> graphOf.put(t.getSubject(), name));
            }
            Facts.one(catalogue, name, DCTerms.license.asNode()).ifPresent(terms -> licenceOf.put(name, terms));
        }
        graph.find(Node.ANY, RDF.type.asNode(), Egn.Figure).mapWith(Triple::getSubject).toList()
                .forEach(figure -> all.add(figure(figure, entities)));
        graph.find(Node.ANY, RDF.type.asNode(), Egn.Assessment).mapWith(Triple::getSubject).toList()
                .forEach(grade -> all.add(grade(grade, entities)));
        all.addAll(notResearched(entities));
        all.sort(Comparator.comparing(Observation::key, (one, other) -> {
            for (int i = 0; i < one.size(); i++) {
                int order = CodePoints.ORDER.compare(one.get(i), other.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }));
    }

    /** All rows, those of the partners first, by entity, variable and time. */
    List<Observation> all() {
        return all;
    }

    /** All variables, by their names. */
    Map<String, Variable> variables() {
        return variables;
    }

    /** The terms under which a fact stands; empty of a row without one. */
    String licence(Observation observation) {
        return observation.fact().map(graphOf::get).map(licenceOf::get).map(Node::getURI).orElse("");
    }

    private Observation figure(Node figure, Entities entities) {
        Variable variable = variable(figure);
        String value = Facts.text(graph, figure, Egn.value);
        String from = Facts.text(graph, figure, Egn.periodStart);
        String to = Facts.text(graph, figure, Egn.periodEnd);
        String end = to.isEmpty() ? from : to;
        String state = Facts.code(graph, figure, Egn.valueState);
        return new Observation(Optional.of(figure), entities.of(Facts.all(graph, figure, Egn.about)), variable,
                end.isEmpty() ? "" : end.substring(0, 4), from, to, edition(figure),
                state.equals("masked") ? ValueState.MASKED : state.equals("not-covered") ? ValueState.NOT_COVERED
                        : ValueState.OBSERVED, value);
    }

    private String edition(Node figure) {
        return Stream.of(Egn.edition, Egn.vintage).map(property -> Facts.text(graph, figure, property))
                .filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private Variable variable(Node figure) {
        Node measure = Facts.one(graph, figure, Egn.measure).orElseThrow();
        Optional<Node> breakdown = Facts.one(graph, figure, Egn.breakdown);
        List<String> parts = new ArrayList<>(List.of(Namespaces.code(measure)));
        List<String> names = new ArrayList<>(List.of(Table.english(graph, measure)));
        breakdown.ifPresent(part -> {
            parts.add(Namespaces.code(part));
            names.add(Table.english(graph, part));
        });
        Facts.one(graph, figure, Egn.series).ifPresent(series -> {
            parts.add(Namespaces.code(series));
            names.add(Table.english(graph, series));
        });
        Facts.all(graph, figure, Egn.dimension).stream().map(Node::getLiteralLexicalForm).forEach(dimension -> {
            parts.add(dimension.replaceAll("[^A-Za-z0-9]+", "-"));
            names.add(dimension);
        });
        String id = String.join(".", parts);
        return variables.computeIfAbsent(id, name -> {
            String label = String.join(", ", names);
            return new Variable(name, label, Facts.definition(graph, measure)
                    + breakdown.map(part -> " Part: " + Facts.definition(graph, part)).orElse(""),
                    "Which number does the source give for " + label + "?", false, measure, breakdown,
                    Facts.name(graph, figure, Egn.unit), scale(measure));
        });
    }

    private Variable.Scale scale(Node measure) {
        Optional<Node> scale = Facts.one(graph, measure, Egn.scale);
        return scale.map(node -> new Variable.Scale(Facts.text(graph, node, Egn.least),
                Facts.text(graph, node, Egn.most), Facts.code(graph, node, Egn.betterEnd),
                Facts.text(graph, node, Egn.comparableFrom), Facts.text(graph, node, Egn.comparableUntil),
                Facts.definition(graph, node))).orElse(new Variable.Scale("", "", "", "", "", ""));
    }

    private Observation grade(Node assessment, Entities entities) {
        Node grade = Facts.one(graph, assessment, Egn.grade).orElseThrow();
        Variable variable = graded(Facts.one(graph, grade, SKOS.inScheme.asNode()).orElseThrow(),
                Facts.one(graph, assessment, Egn.area).orElseThrow());
        boolean isGraded = !Namespaces.code(grade).equals(NOT_GRADED);
        return new Observation(Optional.of(assessment), entities.of(Facts.all(graph, assessment, Egn.about)), variable,
                Facts.text(graph, assessment, Egn.reportYear), "", "", reportDay(assessment),
                isGraded ? ValueState.OBSERVED : ValueState.NOT_GRADED, isGraded ? number(grade) : "");
    }

    private String reportDay(Node assessment) {
        return sources(assessment).stream().map(source -> Facts.text(graph, source, Egn.date))
                .filter(day -> !day.isEmpty()).findFirst().orElse("");
    }

    /** The sources of a fact, in the order of its evidence. */
    List<Node> sources(Node fact) {
        return Facts.all(graph, fact, Egn.evidence).stream()
                .flatMap(evidence -> Facts.one(graph, evidence, Egn.source).stream()).toList();
    }

    /** The number by which a grade is written: that of its list, else its rank. */
    private String number(Node grade) {
        String notation = Facts.text(graph, grade, SKOS.notation.asNode());
        return notation.isEmpty() ? Facts.text(graph, grade, Egn.rank) : notation;
    }

    private Variable graded(Node scheme, Node area) {
        String list = Namespaces.code(scheme);
        String id = (scheme.equals(SCHEME_OF_LEVELS) ? "level" : list) + '.' + Namespaces.code(area);
        return variables.computeIfAbsent(id, name -> {
            String areaName = Table.english(graph, area);
            String listName = Facts.all(graph, scheme, DCTerms.title.asNode()).stream()
                    .map(Node::getLiteralLexicalForm).findFirst().orElse(list);
            String about = Facts.all(graph, scheme, DCTerms.description.asNode()).stream()
                    .map(Node::getLiteralLexicalForm).findFirst().orElse("");
            return new Variable(name, listName + ": " + areaName, about,
                    "Which value of the list " + listName + " does the report of the year give for " + areaName + "?",
                    true, scheme, Optional.of(area), "grade", gradeScale(scheme));
        });
    }

    private Variable.Scale gradeScale(Node scheme) {
        List<String> numbers = graph.find(Node.ANY, SKOS.inScheme.asNode(), scheme).mapWith(Triple::getSubject)
                .toList().stream().map(this::number).filter(number -> !number.isEmpty())
                .sorted(Comparator.comparing(Double::parseDouble)).toList();
        return numbers.isEmpty() ? new Variable.Scale("", "", "", "", "", "")
                : new Variable.Scale(numbers.get(0), numbers.get(numbers.size() - 1), "higher", "", "", graph
                .find(Node.ANY, SKOS.inScheme.asNode(), scheme).mapWith(Triple::getSubject).toList().stream()
                .filter(grade -> !number(grade).isEmpty())
                .sorted(Comparator.comparing(grade -> Double.parseDouble(number(grade))))
                .map(grade -> number(grade) + " " + Table.english(graph, grade)).collect(Collectors.joining("; ")));
    }

    /** Grades of areas graded every year in the reports that are not held of a year of which others are held. */
    private List<Observation> notResearched(Entities entities) {
        Set<String> known = new HashSet<>();
        Set<String> years = new TreeSet<>();
        for (Observation row : all) {
            if (row.variable().isGrade() && Set.of(SCHEME_OF_LEVELS, SCHEME_OF_PROGRESS)
                    .contains(row.variable().concept())) {
                known.add(row.entity().code() + ' ' + row.variable().id() + ' ' + row.year());
                years.add(row.year());
            }
        }
        List<Node> areas = Facts.all(graph, EVERY_YEAR, SKOS.member.asNode());
        List<Observation> missing = new ArrayList<>();
        if (years.isEmpty()) {
            return missing;
        }
        for (Node partner : entities.partners()) {
            Entity entity = entities.partner(partner);
            for (Node area : areas) {
                for (Node scheme : List.of(SCHEME_OF_LEVELS, SCHEME_OF_PROGRESS)) {
                    Variable variable = graded(scheme, area);
                    years.stream().filter(year -> !known.contains(entity.code() + ' ' + variable.id() + ' ' + year))
                            .forEach(year -> missing.add(new Observation(Optional.empty(), entity, variable, year,
                                    "", "", "", ValueState.NOT_RESEARCHED, "")));
                }
            }
        }
        return missing;
    }
}
