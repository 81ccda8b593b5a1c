package org.w3id.egnatia.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of rules as they stand in the source code of the two rooms that make findings. */
final class RuleNames {

    private static final Pattern STATEMENT =
            Pattern.compile("(?s)\\b(add\\(|new Finding\\(|new Fault\\(|fault\\(|unreadable\\(|String rule "
                    + "=|Rules\\.local\\()[^;]*");
    private static final Pattern WORD = Pattern.compile("(?<!header\\()\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");

    private RuleNames() {
    }

    /** Every word in kebab case that stands as a string where a finding is made. */
    static Set<String> inTheCode() throws IOException {
        Set<String> rules = new TreeSet<>();
        for (String room : List.of("load", "check")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/org/w3id/egnatia").resolve(room))) {
                for (Path file : files.toList()) {
                    Matcher made = STATEMENT.matcher(Files.readString(file));
                    while (made.find()) {
                        WORD.matcher(made.group()).results().forEach(m -> rules.add(m.group(1)));
                    }
                }
            }
        }
        return rules;
    }
}
