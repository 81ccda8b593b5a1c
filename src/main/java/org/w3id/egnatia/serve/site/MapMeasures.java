package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.overview.MapMeasure;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * What a map can show: the parameter of the measure. Which ones there are takes a look at all figures, once for a site.
 */
final class MapMeasures {

    private final AtomicReference<OfSite> last = new AtomicReference<>();

    private record OfSite(Site site, List<String> ids) {
    }

    Parameter parameter(Target target) {
        return Parameter.optional(MapMeasure.PARAMETER, new ParameterType.Word(ids(Served.of(target).site())),
                "What the map shows.");
    }

    private List<String> ids(Site site) {
        OfSite known = last.get();
        if (known == null || known.site() != site) {
            known = new OfSite(site, MapMeasure.all(Views.plain(site)).stream().map(MapMeasure::id).toList());
            last.set(known);
        }
        return known.ids();
    }
}
