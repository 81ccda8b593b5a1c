package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.overview.HomePage;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** The home page, with a map that shows one of some measures. */
final class HomeResource implements Resource {

    private final MapMeasures measures;

    HomeResource(MapMeasures measures) {
        this.measures = measures;
    }

    @Override
    public List<Parameter> parameters(Target target) {
        return List.of(measures.parameter(target));
    }

    @Override
    public Answer answer(Target target) {
        return PageResource.page(target, Views.of(target), view -> Optional.of(HomePage.of(view, view.link("query"))));
    }
}
