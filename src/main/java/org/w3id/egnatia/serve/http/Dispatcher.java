package org.w3id.egnatia.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.query.QueryCancelledException;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterProblem;
import org.w3id.egnatia.query.ParameterReading;
import org.w3id.egnatia.query.ParameterValues;
import org.w3id.egnatia.query.Parameters;
import org.w3id.egnatia.query.ValueList;

/**
 * From a request to its answer: the route of its path, its method, its parameters by their contract, whether the client
 * has the answer already, and then the resource.
 */
public final class Dispatcher {

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
    /** No answer could repeat a longer one in its headers. */
    private static final int MAX_QUERY = 4_096;
    private static final int NEAREST = 5;

    private final Routes routes;
    private final Editions editions;
    private final Resource otherwise;
    private final Admission admission;
    private final AnswerCache cache;

    /** What decides over the answer to a request. */
    @FunctionalInterface
    public interface Editions {
        /**
         * Tells it.
         *
         * @throws RefusalException if what the request asks for cannot be had now
         */
        Edition of(Request request) throws RefusalException;
    }

    /** Lets something be made when there is a place for it. */
    @FunctionalInterface
    public interface Admission {
        /**
         * Makes it.
         *
         * @param client for whom
         * @throws RefusalException if there is no place in time, or the maker has a refusal
         */
        Representation.Made make(Client client, Representation.Maker maker) throws RefusalException;
    }

    /**
     * A dispatcher.
     *
     * @param routes    the list of addresses
     * @param editions  what of the server decides over the answer to a request
     * @param otherwise answers at addresses of no route
     * @param admission lets pages be made
     * @param cache     has answers that were given before
     */
    public Dispatcher(Routes routes, Editions editions, Resource otherwise, Admission admission,
            AnswerCache cache) {
        this.routes = routes;
        this.editions = editions;
        this.otherwise = otherwise;
        this.admission = admission;
        this.cache = cache;
    }

    /** The answer to a request. */
    public Answer answer(Request request) {
        try {
            return answer(request, edition(request));
        } catch (RefusalException e) {
            return e.refusal();
        }
    }

    /**
     * What decides over the answer to a request.
     *
     * @throws RefusalException if what the request asks for cannot be had now
     */
    public Edition edition(Request request) throws RefusalException {
        return editions.of(request);
    }

    /** The answer to a request by its edition. */
    public Answer answer(Request request, Edition edition) {
        Optional<Target> found = routes.find(request, edition);
        List<String> methods = found.map(target -> target.route().methods()).orElse(READING);
        if (request.method().equals("OPTIONS")) {
            return options(methods);
        } else if (!methods.contains(request.method())) {
            return Refusal.of(Cause.NOT_WRITABLE, "This address answers " + String.join(", ", methods)
                    + "; it cannot be written to.")
                    .with(new Field("Allow", String.join(", ", methods)));
        }
        Target target = found.orElseGet(() -> new Target(request, nowhere(), edition, Map.of(), request.path()
                .substring(1), "", Map.of()));
        if (!request.isReadable()) {
            return Refusal.of(Cause.MALFORMED, "The address has percent signs that encode no UTF-8 text.");
        } else if (!target.route().isOpen() && request.query().length() > MAX_QUERY) {
            return Refusal.of(Cause.ADDRESS_TOO_LONG, "The address is too long.");
        }
        try {
            Optional<? extends Answer> known = known(target);
            return known.isPresent() ? known.get() : ask(target);
        } catch (RefusalException e) {
            return shaped(target, e.refusal());
        } catch (QueryCancelledException e) {
            return shaped(target, tooDear());
        }
    }

    /** A refusal in the form that the ending asks for; one of the form itself in that of Accept. */
    private static Refusal shaped(Target target, Refusal refusal) {
        return refusal.form().isPresent() || refusal.status() == 406 ? refusal : refusal.in(target.refusalForm());
    }

    private Route nowhere() {
        return Route.of(Routes.OTHER, "nothing", "/{path*}").open().by(otherwise);
    }

    private static NoContent options(List<String> methods) {
        String list = String.join(", ", methods);
        return new NoContent(List.of(new Field("Allow", list), new Field("Access-Control-Allow-Methods", list),
                new Field("Access-Control-Allow-Headers", "Accept, Content-Type, " + Edition.HEADER
                        + ", If-None-Match, Range"),
                new Field("Access-Control-Max-Age", "86400")));
    }

    /**
     * Says that the client has the answer already, by its ETag, or that it is kept here. An answer is given at its
     * canonical address only, so the parameters can be taken as they are: in another spelling they make a key that no
     * answer ever had. One without a value leaves no trace in a key, so that an address with it is read first: its name
     * may be unknown. A path in another spelling leads to the right one, and an open route looks at more of a request
     * than its address: what is kept of those, the sender finds.
     */
    private Optional<? extends Answer> known(Target target) {
        Map<String, List<String>> given = target.request().parameters().values();
        if (!target.request().isReading() || given.values().stream()
                .anyMatch(values -> values.size() > 1 || values.get(0).isBlank())) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, list) -> values.put(name, list.get(0)));
        Target asked = target.with(values);
        Optional<Representation> unmade = asked.route().resource().isKeyed() ? asked.form().map(asked::unmade)
                : Optional.empty();
        String held = target.request().headers().joined("If-None-Match");
        if (!held.isEmpty() && !held.contains("*")) {
            Optional<NotModified> same = unmade.filter(representation -> {
                EntityTag tag = representation.key().orElseThrow().entityTag();
                return tag.heldBy(held, tag).isPresent();
            }).map(representation -> new NotModified(representation, asked.route().resource().notes(asked)));
            if (same.isPresent()) {
                return same;
            }
        }
        boolean isAddressed = !target.route().isOpen() && target.request().uri().equals(target.request().path());
        return isAddressed ? unmade.flatMap(cache::find) : Optional.empty();
    }

    private Answer ask(Target target) throws RefusalException {
        Request request = target.request();
        Map<String, String> variables = variables(target);
        if (!variables.equals(target.variables())) {
            return Redirect.found(target.publicPath() + target.route().pattern().with(variables)
                    + (target.suffix().isEmpty() ? "" : '.' + target.suffix()) + request.querySuffix());
        }
        ParameterValues values = values(target);
        if (request.isReading() && isRewritten(request.parameters(), values.asGiven())) {
            return Redirect.found(target.publicPath() + request.uri().substring(1)
                    + AddressQuery.write(values.asGiven()));
        }
        Answer answer = target.route().resource().answer(target.with(values.asGiven()));
        if (answer instanceof Representation representation) {
            return representation.madeBy(() -> make(target, representation.maker()));
        }
        Answer own = answer instanceof Admitted admitted ? admitted.answer() : answer;
        return own instanceof Refusal refusal ? shaped(target, refusal) : own;
    }

    /** The variables of the path, those of lists by their codes; there is nothing where a list has no such value. */
    private static Map<String, String> variables(Target target) throws RefusalException {
        Map<String, String> variables = new LinkedHashMap<>(target.variables());
        for (Map.Entry<String, ValueList> listed : target.route().variables().entrySet()) {
            ValueList list = listed.getValue();
            String text = target.variable(listed.getKey());
            List<Choice> named = target.edition().values().named(list, text);
            if (named.size() != 1) {
                List<Choice> near = named.isEmpty() ? target.edition().values().nearest(list, text, NEAREST) : named;
                throw Refusal.of(Cause.NOT_FOUND, "There is no such " + list.what() + " here"
                        + (list.address().isEmpty() ? "." : "; they are listed at /" + list.address() + "."))
                        .near(near.stream().map(choice -> suggestion(target, listed.getKey(), choice)).toList())
                        .thrown();
            }
            variables.put(listed.getKey(), named.get(0).code());
        }
        return variables;
    }

    private static Refusal.Suggestion suggestion(Target target, String variable, Choice choice) {
        Map<String, String> others = new LinkedHashMap<>(target.variables());
        others.put(variable, choice.code());
        return new Refusal.Suggestion(choice.label(), target.publicPath() + target.route().pattern().with(others));
    }

    /**
     * What the address takes. Others are refused, so that no answer is to another question than the one that was asked.
     */
    private static ParameterValues values(Target target) throws RefusalException {
        List<Parameter> contract = target.contract();
        Map<String, List<String>> given = new LinkedHashMap<>(target.request().fields().values());
        if (target.route().isOpen()) {
            given.keySet().removeIf(name -> contract.stream().noneMatch(parameter -> parameter.name().equals(name)));
        }
        ParameterReading reading = Parameters.read(contract, given, target.edition().values(), target.edition()
                .today());
        if (reading instanceof ParameterProblem problem) {
            throw target.route().resource().explained(target, refusal(problem)).thrown();
        }
        return (ParameterValues) reading;
    }

    private static Refusal refusal(ParameterProblem problem) {
        return Refusal.badRequest(plain(problem.sentence())).with("parameter", plain(problem.parameter()))
                .with("accepted", problem.accepted().isEmpty() ? problem.isAccepted() : problem.accepted().stream()
                .map(Choice::code).toList())
                .with("nearest", problem.nearest().stream().map(Choice::code).toList());
    }

    /** What a client wrote is repeated without what could be markup, whatever the form of the answer. */
    private static String plain(String text) {
        return text.replaceAll("[<>]", "·");
    }

    /** True if a value was written in another way than it is to be. */
    private static boolean isRewritten(AddressQuery given, Map<String, String> values) {
        return values.entrySet().stream().anyMatch(value -> given.all(value.getKey()).stream()
                .noneMatch(text -> text.equals(value.getValue()) || text.strip().equals(value.getValue())));
    }

    private Representation.Made make(Target target, Representation.Maker maker) throws RefusalException {
        try {
            return target.route().isReady() ? maker.make() : admission.make(target.request().client(), maker);
        } catch (RefusalException e) {
            throw shaped(target, e.refusal()).thrown();
        } catch (QueryCancelledException e) {
            throw shaped(target, tooDear()).thrown();
        }
    }

    /** One of the questions of a page took longer than any may. */
    private static Refusal tooDear() {
        return Refusal.of(Cause.TOO_DEAR, "This takes longer than any page may on so much data; ask one of its "
                + "questions by itself.");
    }
}
