package org.w3id.egnatia.serve.site;

import java.util.List;
import org.w3id.egnatia.page.Partners;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.figure.ChartFigure;
import org.w3id.egnatia.page.overview.ChartCatalogue;
import org.w3id.egnatia.page.partner.Money;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.ValueList;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** Charts as files: {@code /chart/NAME.svg} and {@code .csv}. */
final class ChartResource implements Resource {

    /** The table of a chart. */
    static final Form TABLE = new Form("csv", "text/csv", "text/csv; charset=utf-8; header=present");

    private static final int LONGEST = 120;
    private static final Parameter PARTNER = Parameter.optional(Partners.PARAMETER,
            new ParameterType.Listed(ValueList.partners()), "A Western Balkans partner.");
    private static final Parameter INSTRUMENT = Parameter.optional(Money.INSTRUMENT,
            new ParameterType.FreeText(LONGEST), "The fund of a chart of money, as the partner's page names it.");

    private final MapMeasures measures;

    ChartResource(MapMeasures measures) {
        this.measures = measures;
    }

    /** Those that the chart of the name heeds; of no name, those of all charts. */
    @Override
    public List<Parameter> parameters(Target target) {
        String name = target.variables().getOrDefault("name", "");
        if (name.isEmpty()) {
            return List.of(measures.parameter(target), PARTNER, INSTRUMENT);
        }
        return switch (name) {
            case "map" -> List.of(measures.parameter(target));
            case "money" -> List.of(PARTNER, INSTRUMENT);
            default -> List.of(PARTNER);
        };
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        View view = Views.of(target);
        Form form = target.form().orElseThrow(() -> Negotiator.notAcceptable("This chart", target.route().forms())
                .thrown());
        return target.as(form, () -> {
            ChartFigure figure = ChartCatalogue.find(view, target.variable("name"))
                    .orElseThrow(() -> NotFoundResource.refusal(view.site(), target.path()).thrown());
            return Representation.Made.of(form.equals(Form.SVG) ? figure.svg() : figure.csv())
                    .with(new Field("Content-Disposition", "inline; filename=\"" + figure.fileName(form.suffix())
                    + '"'));
        });
    }
}
