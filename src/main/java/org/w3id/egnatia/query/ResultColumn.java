package org.w3id.egnatia.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;

/**
 * A column to be read, with the variables that belong to it by the convention of {@code queries/README.md}.
 *
 * @param value     the variable whose values are read
 * @param iri       {@code xIri}: what the value names
 * @param fact      {@code xFact}: the fact that says the value
 * @param precision {@code xPrecision} or {@code precision}: how exactly a day is known
 * @param qualifier {@code xQualifier}: the words that go before the value, such as <em>at least</em>
 */
public record ResultColumn(Var value, Optional<Var> iri, Optional<Var> fact, Optional<Var> precision,
                           Optional<Var> qualifier) {

    private static final String IRI = "Iri";
    private static final String FACT = "Fact";
    private static final String PRECISION = "Precision";
    private static final String QUALIFIER = "Qualifier";
    private static final String COMMON_PRECISION = "precision";
    private static final String STATED_FACT = "fact";

    /** The columns of variables in their order; a variable that belongs to another one is no column of its own. */
    public static List<ResultColumn> of(List<Var> variables) {
        Set<Var> companions = new HashSet<>();
        for (Var variable : variables) {
            for (String ending : List.of(IRI, FACT, PRECISION, QUALIFIER)) {
                companion(variables, variable, ending).ifPresent(companions::add);
            }
        }
        Optional<Var> common = variables.stream().filter(variable -> variable.getVarName().equals(COMMON_PRECISION))
                .findFirst();
        List<ResultColumn> columns = new ArrayList<>();
        for (Var variable : variables) {
            if (!companions.contains(variable)) {
                boolean before = common.isPresent() && variables.indexOf(variable) < variables.indexOf(common.get());
                columns.add(new ResultColumn(variable, companion(variables, variable, IRI),
                        companion(variables, variable, FACT),
                        companion(variables, variable, PRECISION).or(() -> before ? common : Optional.empty()),
                        companion(variables, variable, QUALIFIER)));
            }
        }
        return columns;
    }

    private static Optional<Var> companion(List<Var> variables, Var variable, String ending) {
        Var companion = Var.alloc(variable.getVarName() + ending);
        return variables.contains(companion) ? Optional.of(companion) : Optional.empty();
    }

    /** True of the last column {@code fact}, which holds the IRI of the fact that the row states. */
    public boolean isFact() {
        return value.getVarName().equals(STATED_FACT) && iri.isEmpty();
    }

    /** True of the column that says how exactly the days before it are known. */
    public boolean isPrecision() {
        return value.getVarName().equals(COMMON_PRECISION);
    }

    /** The name of a variable as a heading in files: the designation of Kosovo has its asterisk there, too. */
    public static String heading(Var variable) {
        return variable.getVarName().replaceAll("[Kk]osovo(?![a-z*])", "$0*");
    }

    /** Rows under the headings of CSV files; every other form has the names of variables. */
    public static RowSet headed(RowSet rows) {
        List<Var> variables = rows.getResultVars();
        List<Var> headings = variables.stream().map(variable -> Var.alloc(heading(variable))).toList();
        if (headings.equals(variables)) {
            return rows;
        }
        List<Binding> renamed = new ArrayList<>();
        rows.forEachRemaining(row -> {
            BindingBuilder builder = Binding.builder();
            for (int i = 0; i < variables.size(); i++) {
                Node value = row.get(variables.get(i));
                if (value != null) {
                    builder.add(headings.get(i), value);
                }
            }
            renamed.add(builder.build());
        });
        return RowSetStream.create(headings, renamed.iterator());
    }

    /** The name of the column in words: {@code startPrecision} is read as start precision. */
    public String inWords() {
        return value.getVarName().replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT)
                .replaceAll("\\bkosovo\\b(?!\\*)", "Kosovo*");
    }
}
