package org.w3id.egnatia.check;

import java.util.List;
import org.apache.jena.atlas.json.JsonBuilder;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.Severity;

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
                    .key("tool").startObject().key("driver").startObject().pair("name", "egnatia").finishObject().finishObject()
                    .key("results").startArray();
            for (Finding f : findings) {
                String text = (f.focus().isEmpty() ? "" : f.focus() + ": ") + f.message() + (f.advice().isEmpty() ? "" : " " + f.advice());
                json.startObject().pair("ruleId", f.rule()).pair("level", level(f.severity()))
                        .key("message").startObject().pair("text", text).finishObject()
                        .key("locations").startArray().startObject().key("physicalLocation").startObject()
                        .key("artifactLocation").startObject().pair("uri", f.file()).finishObject();
                if (f.line() > 0) {
                    json.key("region").startObject().pair("startLine", f.line());
                    if (f.column() > 0) {
                        json.pair("startColumn", f.column());
                    }
                    json.finishObject();
                }
                json.finishObject().finishObject().finishArray().finishObject();
            }
            return json.finishArray().finishObject().finishArray().finishObject().build() + "\n";
        }
    };

    /** All findings in this form, with a line end. */
    public abstract String write(List<Finding> findings);

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }
}
