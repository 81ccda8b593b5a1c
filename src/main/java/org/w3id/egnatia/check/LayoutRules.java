package org.w3id.egnatia.check;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.HouseStyle;
import org.w3id.egnatia.load.Position;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.load.SourceFile;

/**
 * The rule that files of a workspace are laid out in the style of the house. It is held on a whole workspace only: a
 * file that somebody tries out need not be beautiful.
 */
public final class LayoutRules {

    static final List<Rule> RULES = List.of(
            Rule.error("format", Rule.Stage.FILE, "Files are laid out in one way",
                    "What is laid out in one way shows in a change what was changed, and nothing else.",
                    "Run egnatia format on the file.", """
                    # file: data/example.csv
                    code,label
                    one,"Example"
                    """, """
                    # file: data/example.csv
                    code,label
                    one,Example
                    """).asInfo());

    private LayoutRules() {
    }

    /** One finding for each file that is not in the style of the house, at the first line that differs. */
    public static List<Finding> examine(List<SourceFile> files) {
        return files.stream().filter(file -> HouseStyle.isStyled(file.path()))
                .flatMap(file -> HouseStyle.layoutOf(file).filter(layout -> !layout.equals(file.text()))
                        .flatMap(layout -> HouseStyle.of(file).text()).map(text -> finding(file, text)).stream())
                .toList();
    }

    private static Finding finding(SourceFile file, String styled) {
        List<String> found = file.text().lines().toList();
        List<String> wanted = styled.lines().toList();
        int line = 0;
        while (line < found.size() && line < wanted.size() && found.get(line).equals(wanted.get(line))) {
            line++;
        }
        String shown = Optional.of(line).filter(at -> at < wanted.size()).map(at -> "; this line is to be: "
                + wanted.get(at)).orElse("");
        return new Finding(file.path(), new Position(Math.min(line + 1, Math.max(1, found.size())), 1), Severity.INFO,
                "format", "", "the file is not laid out as the others are; run 'egnatia format " + file.path() + "'"
                + shown);
    }
}
