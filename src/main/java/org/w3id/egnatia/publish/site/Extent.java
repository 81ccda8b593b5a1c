package org.w3id.egnatia.publish.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.ask.AnswerView;
import org.w3id.egnatia.page.ask.MissingQuestionException;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.RowSelection;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.serve.InProcess;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.serve.http.Target;

/**
 * Which addresses are among the files. It follows from the address alone and not from the order in which they are met:
 * parts of long lists, one value of a list that is short, and of questions those values that are prepared; no other
 * day, language, order or text, and of descriptions and long lists of pages not every form.
 */
final class Extent {

    /** What a browser asks for. */
    static final String ACCEPT = "text/html,*/*;q=0.1";

    private static final String QUESTION = "/query/{id}";
    private static final String PART = "page";
    private static final String LIST = "list";
    /** So many parts of what is said of a thing, of each of its lists, and of an answer, whose CSV has all rows. */
    private static final int MOST_PARTS = 4;
    /** Concepts such as a precision of dates are named by most facts, and are no place to look for them. */
    private static final String CONCEPTS = "voc";
    /** Texts that are names of lists and letters of the alphabet, as links give them. */
    private static final Set<String> NAMES = Set.of(LIST, "letter");
    private static final int LONGEST_NAME = 150;
    private static final Set<String> UNHEEDED = Set.of(RowSelection.SORT, AnswerView.NAME);
    /** Forms in which a question is answered with values. */
    private static final List<String> FORMS_WITH_VALUES = List.of("", "html", "csv", "json", "rq");
    /** Routes of descriptions. */
    private static final Set<String> DESCRIPTIONS = Set.of("id", "doc", "def", "voc", "graph");
    /** Routes that need someone to answer, and what crawlers read at the server's own address. */
    private static final Set<String> ASKED = Set.of("ui", "reconcile", "robots.txt", "sitemap");
    private static final Set<String> ASKED_PATHS = Set.of("search/suggest", "search.json", "sparql/advice",
            "sparql/completion", "sparql", "sparql/", "ui/sparql", "ui/sparql/");
    /** The event stream grows with each version, and a copy is of one. */
    private static final String STREAM = "changes/data/events";
    private static final String DAYS = "on";
    private static final int MOST_HOPS = 5;

    private final InProcess server;
    private final String root;
    private final Map<String, PreparedValues> prepared;
    private final Map<SiteAddress, Placed> known = new ConcurrentHashMap<>();

    /** Of a site, with what is prepared of each question by its name. */
    Extent(InProcess server, Map<String, PreparedValues> prepared) {
        this.server = server;
        this.prepared = prepared;
        this.root = server.site().links().to("");
    }

    /** Where an address is among the files, at the end of its redirects; empty if it is not. */
    Optional<Placed> of(SiteAddress address) {
        SiteAddress bare = new SiteAddress(address.path(), address.parameters(), "");
        Placed before = known.get(bare);
        if (before != null) {
            return Optional.of(before);
        }
        // What is not among the files is not kept: there is far more of it.
        Optional<Placed> found = find(bare);
        found.ifPresent(placed -> known.put(bare, placed));
        return found;
    }

    private Optional<Placed> find(SiteAddress asked) {
        Optional<String> own = asked.parameters().isEmpty() ? CopyMarkup.ownPage(asked.path()) : Optional.empty();
        if (own.isPresent()) {
            return own.map(path -> new Placed(FileNames.page(path, Map.of()), SiteAddress.of(path), Optional.empty(),
                    Form.HTML));
        }
        SiteAddress at = asked;
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            SiteAddress here = at;
            Optional<Target> target = server.find(here.path()).filter(this::isAnswered);
            Optional<Map<String, String>> parameters = target.filter(this::hasForm)
                    .flatMap(found -> heeded(found, here.parameters()));
            if (parameters.isEmpty()) {
                return Optional.empty();
            }
            at = new SiteAddress(target.get().suffix().equals(Form.HTML.suffix()) ? target.get().stem() : here.path(),
                    parameters.get(), "");
            if (isQuestion(target.get())) {
                // That it has an answer is known; asking for it would read the values of its parameters again.
                return Optional.of(placed(at, target.get(), form(target.get())));
            }
            Answer answer = answer(at);
            if (answer instanceof Representation representation) {
                boolean hasName = representation.form().equals(Form.HTML) || target.get().route().isSuffixed()
                        || at.parameters().isEmpty();
                return hasName ? Optional.of(placed(at, target.get(), representation.form())) : Optional.empty();
            } else if (!(answer instanceof Redirect)) {
                return Optional.empty();
            }
            Optional<SiteAddress> next = SiteAddress.read(((Redirect) answer).location(), root, at.path());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.empty();
    }

    private boolean isQuestion(Target target) {
        return target.route().pattern().toString().equals(QUESTION) && prepared.containsKey(target.variable("id"));
    }

    private static Form form(Target target) {
        return target.route().forms().stream().filter(form -> form.suffix().equals(target.suffix())).findFirst()
                .orElse(Form.HTML);
    }

    private Answer answer(SiteAddress at) {
        try {
            return server.ask(at.path(), at.parameters(), ACCEPT);
        } catch (MissingQuestionException e) {
            return Refusal.notFound();
        }
    }

    private static Placed placed(SiteAddress at, Target target, Form form) {
        String file = form.equals(Form.HTML) ? FileNames.page(at.path(), at.parameters())
                : target.route().isSuffixed() ? FileNames.form(target.stem(), at.parameters(),
                target.suffix().isEmpty() ? form.suffix() : target.suffix()) : FileNames.file(at.path());
        return new Placed(file, at, Optional.of(target.route()), form);
    }

    /** True for pages; of other forms, for those that are written. */
    private boolean hasForm(Target target) {
        String ending = target.suffix();
        if (ending.isEmpty() || ending.equals(Form.HTML.suffix())) {
            return true;
        }
        return isDescription(target.route()) ? Copy.hasFile(target.stem().replaceFirst("^id/", "doc/"), ending)
                : target.route().variables().values().stream().allMatch(this::isShort);
    }

    private static boolean isDescription(Route route) {
        return DESCRIPTIONS.contains(route.name()) && route.forms().size() > 1 && route.isSuffixed()
                && route.pattern().toString().matches("/def|.*[{]path[*][}]");
    }

    private boolean isShort(ValueList list) {
        return server.site().release().names().choices(list).size() <= PreparedValues.MOST_VALUES;
    }

    private boolean isAnswered(Target target) {
        // Each day leads to others without end; as everywhere, the day of the copy is the one that is answered.
        boolean isOtherDay = target.route().name().equals(DAYS)
                && !target.path().equals(DAYS + '/' + server.site().today());
        return !isOtherDay && !ASKED.contains(target.route().name()) && !ASKED_PATHS.contains(target.path())
                && !target.path().startsWith(STREAM);
    }

    /** The parameters that change something, if an address with them is among the files. */
    private Optional<Map<String, String>> heeded(Target target, Map<String, String> given) {
        Map<String, String> left = new TreeMap<>(given);
        Map<String, Parameter> contract = new TreeMap<>();
        target.contract().forEach(parameter -> contract.putIfAbsent(parameter.name(), parameter));
        if (!contract.keySet().containsAll(left.keySet())) {
            return Optional.empty();
        }
        left.values().removeIf(String::isEmpty);
        left.entrySet().removeIf(value -> contract.get(value.getKey()).defaultOn(server.site().today())
                .equals(Optional.of(value.getValue())));
        boolean isAmong = target.route().pattern().toString().equals(QUESTION) ? isPrepared(target, left)
                : isListed(target.route(), left, contract);
        return isAmong ? Optional.of(left) : Optional.empty();
    }

    private boolean isPrepared(Target target, Map<String, String> given) {
        Map<String, String> values = new TreeMap<>(given);
        String part = values.remove(PART);
        boolean isPart = part != null;
        PreparedValues answered = prepared.get(target.variable("id"));
        return answered == null ? given.isEmpty() : answered.answered().contains(values)
                && (values.isEmpty() || FORMS_WITH_VALUES.contains(target.suffix()))
                && (!isPart || Set.of("", "html").contains(target.suffix()) && Integer.parseInt(part) <= MOST_PARTS);
    }

    private boolean isListed(Route route, Map<String, String> given, Map<String, Parameter> contract) {
        int chosen = 0;
        boolean isPart = given.containsKey(LIST) || given.containsKey(PART);
        if (isPart && isDescription(route) && (route.name().equals(CONCEPTS)
                || Integer.parseInt(given.getOrDefault(PART, "1")) > MOST_PARTS)) {
            return false;
        }
        for (Map.Entry<String, String> value : given.entrySet()) {
            ParameterType type = contract.get(value.getKey()).type();
            if (type instanceof ParameterType.Day || UNHEEDED.contains(value.getKey())
                    || value.getValue().length() > LONGEST_NAME) {
                return false;
            } else if (type instanceof ParameterType.FreeText) {
                if (!NAMES.contains(value.getKey())) {
                    return false;
                }
            } else if (type instanceof ParameterType.Listed listed && !isShort(listed.list())) {
                return false;
            } else if (!value.getKey().equals(PART)) {
                chosen++;
            }
        }
        return chosen <= 1;
    }

    /** The further forms of a page that are among the files. */
    static boolean hasForms(Placed page) {
        return page.route().filter(route -> route.isSuffixed() && (page.address().parameters().isEmpty()
                || page.address().parameters().keySet().equals(Set.of(PART)) && isDescription(route))).isPresent();
    }

    /** What is prepared of each question, by its name. */
    static Map<String, PreparedValues> prepared(InProcess server) {
        Map<String, PreparedValues> all = new TreeMap<>();
        for (SavedQuery question : server.site().release().queries().questions()) {
            all.put(question.id(), PreparedValues.of(question, server.site().release().names(),
                    server.site().today()));
        }
        return all;
    }
}
