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
        public String write(List<Finding> findings, Rules rules) {
            StringBuilder lines = new StringBuilder();
            findings.forEach(f -> lines.append(f).append('\n'));
            return lines.toString();
        }
    },

    /** A JSON array with one object a finding. */
    json {
        @Override
        public String write(List<Finding> findings, Rules rules) {
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
        public String write(List<Finding> findings, Rules rules) {
            JsonBuilder json = new JsonBuilder().startObject()
                    .pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json").pair("version", "2.1.0")
                    .key("runs").startArray().startObject()
                    .key("tool").startObject().key("driver").startObject().pair("name", "egnatia")
                    .pair("informationUri", Namespaces.BASE).key("rules").startArray();
            List<String> named = findings.stream().map(Finding::rule).distinct().sorted().toList();
            for (String id : named) {
                Rule rule = rules.find(id).orElseThrow(() -> new IllegalStateException("a finding of no rule: " + id));
                json.startObject().pair("id", id).key("shortDescription").startObject().pair("text", rule.title())
                        .finishObject()
                        .key("fullDescription").startObject().pair("text", sentence(rule)).finishObject()
                        .pair("helpUri", Namespaces.BASE + "checks/" + id)
                        .key("help").startObject().pair("text", help(rule)).pair("markdown", markdown(rule))
                        .finishObject()
                        .key("defaultConfiguration").startObject().pair("level", level(rule.severity())).finishObject()
                        .finishObject();
            }
            json.finishArray().finishObject().finishObject().pair("columnKind", "utf16CodeUnits").key("results")
                    .startArray();
            for (Finding f : findings) {
                String text = (f.focus().isEmpty() ? "" : f.focus() + ": ") + f.message()
                        + (f.advice().isEmpty() ? "" : ". " + f.advice());
                json.startObject().pair("ruleId", f.rule()).pair("ruleIndex", named.indexOf(f.rule()))
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

    private static String sentence(Rule rule) {
        return rule.why().isEmpty() ? rule.title() : rule.why();
    }

    private static String help(Rule rule) {
        return (sentence(rule) + " " + rule.mend()).strip() + "\n\nWrong:\n" + rule.wrong().shown() + "\n\nRight:\n"
                + rule.right().shown();
    }

    private static String markdown(Rule rule) {
        return (sentence(rule) + " **" + rule.mend() + "**").replace(" ****", "") + "\n\nWrong:\n\n```\n"
                + rule.wrong().shown()
                + "\n```\n\nRight:\n\n```\n" + rule.right().shown() + "\n```";
    }

    /** A path as a relative reference by RFC 3986, in which SARIF wants it. */
    private static String uri(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }

    /**
     * All findings in this form, with a line end.
     *
     * @param rules among them every rule that a finding names
     */
    public abstract String write(List<Finding> findings, Rules rules);

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }
}
