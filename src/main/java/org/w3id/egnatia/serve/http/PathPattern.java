package org.w3id.egnatia.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of paths, such as {@code /query/{id}}: a variable stands for one segment that is not empty, and {@code
 * {path*}} for all that is left, with its slashes, which may be nothing.
 */
public final class PathPattern {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\*?)\\}");

    private final String template;
    private final Pattern pattern;
    private final List<String> variables;

    private PathPattern(String template, Pattern pattern, List<String> variables) {
        this.template = template;
        this.pattern = pattern;
        this.variables = variables;
    }

    /** Reads a pattern. */
    public static PathPattern of(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(template.substring(end, variable.start())))
                    .append(variable.group(2).isEmpty() ? "([^/]+)" : "(.*)");
            end = variable.end();
        }
        regex.append(Pattern.quote(template.substring(end)));
        List<String> names = VARIABLE.matcher(template).results().map(match -> match.group(1)).toList();
        return new PathPattern(template, Pattern.compile(regex.toString(), Pattern.DOTALL), names);
    }

    /** The values of the variables in a path; empty if the path is none of the pattern. */
    public Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            values.put(variables.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /** The path in which variables have some values, without a slash before it. */
    String with(Map<String, String> values) {
        return VARIABLE.matcher(template.substring(1))
                .replaceAll(variable -> Matcher.quoteReplacement(values.get(variable.group(1))));
    }

    /** Names of the variables. */
    public List<String> variables() {
        return variables;
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return template;
    }
}
