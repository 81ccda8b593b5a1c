package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.overview.HomePage;
import org.w3id.egnatia.page.overview.MapMeasure;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** The home page, with a map that shows one of some measures. */
final class HomeResource implements Resource {

    /** The measures of a release, which takes a look at all figures. */
    private record Measures(List<String> ids) {

        static Measures of(Site site) {
            return site.once(Measures.class, s -> new Measures(MapMeasure.all(Views.plain(s)).stream().map(MapMeasure::id).toList()));
        }
    }

    /** The parameter of the measure of a map. */
    static Parameter measure(Target target) {
        return Parameter.optional(MapMeasure.PARAMETER, new ParameterType.Word(Measures.of(Served.of(target).site()).ids()), "What the map shows.");
    }

    @Override
    public List<Parameter> parameters(Target target) {
        return List.of(measure(target));
    }

    @Override
    public Answer answer(Target target) {
        return PageResource.page(target, Views.of(target), view -> Optional.of(HomePage.of(view, view.link("query"))));
    }
}
