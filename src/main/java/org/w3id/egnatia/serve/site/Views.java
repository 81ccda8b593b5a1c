package org.w3id.egnatia.serve.site;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** Under which circumstances a page is to be shown: path, day, language, other parameters. */
final class Views {

    /** The day of a page. */
    static final Parameter AS_OF = Parameter.optional(View.AS_OF, ParameterType.Day.TODAY,
            "The day as of which things are shown.");
    /** The language of a page. */
    static final Parameter LANGUAGE = Parameter.withDefault(View.LANGUAGE, new ParameterType.Word(Language.asked()),
            "The language of the page and its names, as a BCP 47 tag.", Language.ENGLISH.tag());

    private Views() {
    }

    /** The view of what is asked for. */
    static View of(Target target) {
        return of(target, target.path());
    }

    /** The view for a page that has a path of its own, whatever the ending that was asked for. */
    static View of(Target target, String path) {
        Site site = Served.of(target).site();
        Map<String, String> parameters = new TreeMap<>(target.parameters());
        Optional<LocalDate> day = Optional.ofNullable(parameters.remove(View.AS_OF)).map(LocalDate::parse);
        Language language = Optional.ofNullable(parameters.remove(View.LANGUAGE)).flatMap(Language::ofAsked)
                .orElse(Language.ENGLISH);
        return new View(site, path, parameters, new AsOf(day, site.today()), language);
    }

    /** The view of a page whose day stands in a parameter of its own, which stays among its parameters. */
    static View ofDay(Target target, String path, String parameter) {
        View view = of(target, path);
        return new View(view.site(), path, view.parameters(), new AsOf(target.parameter(parameter)
                .map(LocalDate::parse), view.asOf().today()), view.language());
    }

    /** The view of a page that depends on nothing that the request says. */
    static View plain(Site site) {
        return new View(site, "", Map.of(), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
    }
}
