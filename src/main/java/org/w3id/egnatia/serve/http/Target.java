package org.w3id.egnatia.serve.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3id.egnatia.query.Parameter;

/**
 * What a request asks for, once its address is read.
 *
 * @param request    the request
 * @param route      the route of its path
 * @param edition    what of the server decides over the answer
 * @param variables  values of the variables of the path, without the ending for a form
 * @param stem       the path without a slash before it and without the ending for a form
 * @param suffix     the ending for a form; empty if there is none
 * @param parameters values of parameters that were given, in canonical form, and none that is empty
 */
public record Target(Request request, Route route, Edition edition, Map<String, String> variables, String stem,
        String suffix,
                     Map<String, String> parameters) {

    /** The path as a whole, without a slash before it. */
    public String path() {
        return request.path().substring(1);
    }

    /** The value of a variable of the path. */
    public String variable(String name) {
        return variables.get(name);
    }

    /** The value of a parameter, if it was given. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The same with other parameters. */
    Target with(Map<String, String> others) {
        return new Target(request, route, edition, variables, stem, suffix, others);
    }

    /** The parameters that its address takes: those of the resource, then those of the route. */
    public List<Parameter> contract() {
        return Stream.concat(route.resource().parameters(this).stream(), route.parameters().stream()).toList();
    }

    /** The same, with its path taken apart in another way. */
    public Target at(String otherStem, String otherSuffix) {
        return new Target(request, route, edition, variables, otherStem, otherSuffix, parameters);
    }

    /** The form that is asked for, by the ending or by Accept; empty if it can be had in none that is acceptable. */
    public Optional<Form> form() {
        return suffix.isEmpty() ? Negotiator.byAccept(route.forms(), request)
                : Negotiator.bySuffix(route.forms(), suffix);
    }

    /** True if Accept decides over the form. */
    public boolean isNegotiated() {
        return suffix.isEmpty() && route.forms().size() > 1;
    }

    /** The key of the answer in a form. */
    public AnswerKey key(Form form) {
        return key(stem, form);
    }

    /** The key of the answer in a form, by the path of which it has its bytes. */
    public AnswerKey key(String path, Form form) {
        return edition.key(path, form, parameters, dependsOnDay(form));
    }

    /** True if the answer in a form changes with the day that it is. */
    public boolean dependsOnDay(Form form) {
        return route.resource().isDaily(this, form);
    }

    /** True if the address names a day. */
    public boolean namesDay() {
        return route.dayParameters().stream().anyMatch(parameters::containsKey);
    }

    /**
     * A representation in a form, with its key, and with the address of the same bytes where another one was asked for.
     */
    public Representation as(Form form, Representation.Maker maker) {
        Representation made = Representation.of(form, key(form), maker);
        Optional<Freshness> longer = dependsOnDay(form) ? Optional.empty() : route.freshness(form);
        return longer.map(made::fresh).orElse(made).negotiated(isNegotiated()).at(location(form));
    }

    /** The same without its bytes. */
    Representation unmade(Form form) {
        return as(form, () -> {
            throw new IllegalStateException("nobody asks for these bytes");
        });
    }

    /**
     * The address of a form by itself, with the day that it is of. A page is not the same on a day as at present, for
     * it says so.
     */
    private Optional<String> location(Form form) {
        boolean namesForm = isNegotiated() && route.isSuffixed();
        Map<String, String> days = dependsOnDay(form) && !form.equals(Form.HTML) ? route.resource().days(this)
                : Map.of();
        if (!namesForm && days.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(days);
        return Optional.of(publicPath() + (namesForm ? stem + '.' + form.suffix() : path()) + AddressQuery.write(all));
    }

    /** The path under which readers see the server, with a slash at its end. */
    public String publicPath() {
        return URI.create(edition.publicUrl()).getRawPath();
    }

    /** The form in which a refusal is to be given. */
    public Optional<RefusalForm> refusalForm() {
        int point = path().lastIndexOf('.');
        return RefusalForm.ofSuffix(suffix.isEmpty() && route.isFixed() && point > 0 ? path().substring(point + 1)
                : suffix);
    }
}
