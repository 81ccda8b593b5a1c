package org.w3id.egnatia.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Severity;
import org.w3id.egnatia.vocab.Namespaces;

/** The forms in which findings are written. The names are the words of the command line. */
public enum FindingFormat {

    /** One line a finding: {@code file:line:col: severity [rule] focus: message}. */
    text {
        @Override
        public String write(List<Finding> findings) {
            StringBuilder lines = new StringBuilder();
            findings.forEach(f -> lines.append(f).append('\n'));
            return lines.toString();
        }
    },

    /** A JSON array with one object a finding. */
    json {
        @Override
        public String write(List<Finding> findings) {
            JsonBuilder json = new JsonBuilder().startArray();
            for (Finding f : findings) {
                json.startObject().pair("file", f.file()).pair("line", f.line()).pair("column", f.column())
                        .pair("severity", f.severity().word()).pair("rule", f.rule()).pair("focus", f.focus())
                        .pair("message", f.message()).pair("advice", f.advice()).finishObject();
            }
            return json.finishArray().build() + "\n";
        }
    },

    /** SARIF 2.1.0, which code hosts show beside the lines of a change. */
    sarif {
        @Override
        public String write(List<Finding> findings) {
            JsonBuilder json = new JsonBuilder().startObject()
                    .pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json").pair("version", "2.1.0")
                    .key("runs").startArray().startObject()
                    .key("tool").startObject().key("driver").startObject().pair("name", "egnatia")
                    .pair("informationUri", Namespaces.BASE).key("rules").startArray();
            List<String> rules = findings.stream().map(Finding::rule).distinct().sorted().toList();
            for (String rule : rules) {
                json.startObject().pair("id", rule).key("shortDescription").startObject()
                        .pair("text", rule.replace('-', ' '))
                        .finishObject().key("help").startObject().pair("text", HELP).finishObject().finishObject();
            }
            json.finishArray().finishObject().finishObject().pair("columnKind", "utf16CodeUnits").key("results")
                    .startArray();
            for (Finding f : findings) {
                String text = (f.focus().isEmpty() ? "" : f.focus() + ": ") + f.message()
                        + (f.advice().isEmpty() ? "" : ". " + f.advice());
                json.startObject().pair("ruleId", f.rule()).pair("ruleIndex", rules.indexOf(f.rule()))
                        .pair("level", level(f.severity()))
                        .key("message").startObject().pair("text", text).finishObject()
                        .key("locations").startArray().startObject().key("physicalLocation").startObject()
                        .key("artifactLocation").startObject().pair("uri", uri(f.file())).finishObject()
                        .key("region").startObject().pair("startLine", Math.max(f.line(), 1));
                if (f.column() > 0) {
                    json.pair("startColumn", f.column());
                }
                json.finishObject().finishObject().finishObject().finishArray().finishObject();
            }
            return json.finishArray().finishObject().finishArray().finishObject().build() + "\n";
        }
    };

    private static final String HELP = "Each finding says what is wrong, where, why and what to do next. The rules are "
            + "explained in "
            + "CONTRIBUTING.md and ontology/STYLE.md; src/test/resources/bad/ holds for each a file that breaks it.";

    /** A path as a relative reference by RFC 3986, in which SARIF wants it. */
    private static String uri(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    /** All findings in this form, with a line end. */
    public abstract String write(List<Finding> findings);

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }
}
