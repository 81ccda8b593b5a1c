package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ValueList;

/**
 * An entry of the list of addresses: which paths, how they may be asked, in which forms, what answers, and where they
 * are announced.
 */
public final class Route {

    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

    private final String name;
    private final String summary;
    private final List<PathPattern> patterns;
    private final Map<String, ValueList> variables;
    private final Resource resource;
    private final List<String> methods;
    private final List<Parameter> parameters;
    private final List<String> dayParameters;
    private final boolean open;
    private final List<Form> forms;
    private final List<Form> daily;
    private final Map<Form, Freshness> freshness;
    private final boolean suffixed;
    private final boolean ready;
    private final boolean closedToCrawlers;
    private final boolean inSitemap;
    private final Optional<String> menu;
    private final Optional<String> footer;
    private final List<String> examples;

    private Route(Builder builder) {
        name = builder.name;
        summary = builder.summary;
        patterns = List.copyOf(builder.patterns);
        variables = Map.copyOf(builder.variables);
        resource = builder.resource;
        methods = builder.methods;
        parameters = List.copyOf(builder.parameters);
        dayParameters = List.copyOf(builder.dayParameters);
        open = builder.open;
        forms = List.copyOf(builder.forms);
        daily = List.copyOf(builder.daily);
        freshness = Map.copyOf(builder.freshness);
        suffixed = builder.suffixed;
        ready = builder.ready;
        closedToCrawlers = builder.closedToCrawlers;
        inSitemap = builder.inSitemap;
        menu = builder.menu;
        footer = builder.footer;
        examples = List.copyOf(builder.examples);
    }

    /**
     * Begins a route.
     *
     * @param name    by which logs and metrics count it
     * @param summary what is there, in a few words
     * @param paths   patterns of its paths, the one to be announced first
     */
    public static Builder of(String name, String summary, String... paths) {
        return new Builder(name, summary, paths);
    }

    /** Collects what is said of a route. */
    public static final class Builder {
        private final String name;
        private final String summary;
        private final List<PathPattern> patterns = new ArrayList<>();
        private final Map<String, ValueList> variables = new HashMap<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<String> dayParameters = new ArrayList<>();
        private final List<Form> forms = new ArrayList<>();
        private final List<Form> daily = new ArrayList<>();
        private final Map<Form, Freshness> freshness = new HashMap<>();
        private final List<String> examples = new ArrayList<>();
        private List<String> methods = READING;
        private boolean open;
        private boolean suffixed;
        private boolean ready;
        private boolean closedToCrawlers;
        private boolean inSitemap;
        private Optional<String> menu = Optional.empty();
        private Optional<String> footer = Optional.empty();
        private Resource resource;

        private Builder(String name, String summary, String... paths) {
            this.name = name;
            this.summary = summary;
            for (String path : paths) {
                patterns.add(PathPattern.of(path));
            }
        }

        /** A variable of the path is a value of a list, which is heeded in any spelling. */
        public Builder where(String variable, ValueList list) {
            variables.put(variable, list);
            return this;
        }

        /** Takes parameters; all others are refused. */
        public Builder taking(Parameter... some) {
            parameters.addAll(List.of(some));
            return this;
        }

        /** Takes a day; without it, an answer in one of the daily forms depends on the day that it is. */
        public Builder takingDay(Parameter day) {
            parameters.add(day);
            dayParameters.add(day.name());
            return this;
        }

        /** Passes over parameters that it does not know, as the protocol allows. */
        public Builder open() {
            open = true;
            return this;
        }

        /** Is had in some forms, the preferred one first. */
        public Builder in(Form... some) {
            forms.addAll(List.of(some));
            return this;
        }

        /** Is had in some forms, the preferred one first. */
        public Builder in(List<Form> some) {
            forms.addAll(some);
            return this;
        }

        /** These forms depend on the day that it is. */
        public Builder daily(Form... some) {
            daily.addAll(List.of(some));
            return this;
        }

        /** These forms depend on the day that it is. */
        public Builder daily(List<Form> some) {
            daily.addAll(some);
            return this;
        }

        /** Some forms may be kept for a time. */
        public Builder fresh(Freshness time, List<Form> some) {
            some.forEach(form -> freshness.put(form, time));
            return this;
        }

        /** The ending of an address asks for a form. */
        public Builder suffixed() {
            suffixed = true;
            return this;
        }

        /** Is answered at once, and never waits for a place among pages that are being made. */
        public Builder ready() {
            ready = true;
            return this;
        }

        /** Takes queries by POST. */
        public Builder posting() {
            methods = List.of("GET", "HEAD", "POST", "OPTIONS");
            return this;
        }

        /** Is nothing for crawlers. */
        public Builder closedToCrawlers() {
            closedToCrawlers = true;
            return this;
        }

        /** Stands in the sitemap; for routes of one address. */
        public Builder inSitemap() {
            inSitemap = true;
            return this;
        }

        /** Stands in the main menu, under the name of a key. */
        public Builder inMenu(String key) {
            menu = Optional.of(key);
            return this;
        }

        /** Stands in the menu at the foot, under the name of a key. */
        public Builder inFooter(String key) {
            footer = Optional.of(key);
            return this;
        }

        /** Has such addresses. */
        public Builder such(String... paths) {
            examples.addAll(List.of(paths));
            return this;
        }

        /** Is answered by a resource. */
        public Route by(Resource answering) {
            resource = answering;
            return new Route(this);
        }
    }

    /** A path taken apart. */
    record Matched(Map<String, String> variables, String stem, String suffix) {
    }

    /** What a path means, if it is one of these: the ending for a form is taken off where there is one. */
    Optional<Matched> match(String path) {
        if (suffixed) {
            Optional<Matched> withSuffix = forms.stream().map(Form::suffix)
                    .filter(suffix -> path.endsWith('.' + suffix))
                    .max(Comparator.comparingInt(String::length))
                    .flatMap(suffix -> match(path.substring(0, path.length() - suffix.length() - 1), suffix));
            if (withSuffix.isPresent()) {
                return withSuffix;
            }
        }
        return match(path, "");
    }

    private Optional<Matched> match(String path, String suffix) {
        return patterns.stream().flatMap(pattern -> pattern.match(path).stream()).findFirst()
                .map(variables -> new Matched(variables, path.substring(1), suffix));
    }

    /** By which logs and metrics count it. */
    public String name() {
        return name;
    }

    /** What is there. */
    public String summary() {
        return summary;
    }

    /** The pattern to be announced. */
    public PathPattern pattern() {
        return patterns.get(0);
    }

    /** All patterns of its paths. */
    List<PathPattern> patterns() {
        return patterns;
    }

    /** The variables of its paths that are values of lists. */
    public Map<String, ValueList> variables() {
        return variables;
    }

    /** What answers. */
    public Resource resource() {
        return resource;
    }

    /** The methods that are answered. */
    public List<String> methods() {
        return methods;
    }

    /** The parameters of all its addresses. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Those of its parameters that name the day. */
    public List<String> dayParameters() {
        return dayParameters;
    }

    /** True if parameters that it does not know are passed over. */
    public boolean isOpen() {
        return open;
    }

    /** The forms, the preferred one first. */
    public List<Form> forms() {
        return forms;
    }

    /** The forms that depend on the day that it is. */
    public List<Form> daily() {
        return daily;
    }

    /** How long a form may be kept, if not as long as its key says. */
    public Optional<Freshness> freshness(Form form) {
        return Optional.ofNullable(freshness.get(form));
    }

    /** True if the ending of an address asks for a form. */
    public boolean isSuffixed() {
        return suffixed;
    }

    /** True if it has one form, which its paths name. */
    public boolean isFixed() {
        return !suffixed && forms.size() == 1;
    }

    /** True if it never waits for a place among pages that are being made. */
    public boolean isReady() {
        return ready;
    }

    /** True if crawlers are asked to leave it alone. */
    public boolean isClosedToCrawlers() {
        return closedToCrawlers;
    }

    /** True if it stands in the sitemap. */
    public boolean isInSitemap() {
        return inSitemap;
    }

    /** Key of its name in the main menu. */
    public Optional<String> menu() {
        return menu;
    }

    /** Key of its name in the menu at the foot. */
    public Optional<String> footer() {
        return footer;
    }

    /** Some of its addresses, beginning with a slash. */
    public List<String> examples() {
        return examples.isEmpty() && pattern().variables().isEmpty() ? List.of(pattern().toString()) : examples;
    }
}
