package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;

/** Reads from a request under which circumstances a page is to be shown: path, day, language, other parameters. */
final class Views {

    private Views() {
    }

    /**
     * The view of a request.
     *
     * @throws BadParameterException if the day or the language cannot be read
     */
    static View of(HttpServletRequest request, Site site) throws BadParameterException {
        return of(request, site, request.getRequestURI().substring(1));
    }

    /** The view of a request for a page that has a path of its own, whatever the spelling and the suffix that were asked for. */
    static View of(HttpServletRequest request, Site site, String path) throws BadParameterException {
        Map<String, String> parameters = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        AsOf asOf = new AsOf(day(parameters.remove(View.AS_OF)), site.today());
        Language language = language(parameters.remove(View.LANGUAGE));
        return new View(site, path, parameters, asOf, language);
    }

    /** The view of a page that depends on nothing that the request says. */
    static View plain(Site site) {
        return new View(site, "", Map.of(), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
    }

    private static Optional<LocalDate> day(String text) throws BadParameterException {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new BadParameterException("The parameter " + View.AS_OF + " is a day written as YYYY-MM-DD, such as 2020-10-22.");
        }
    }

    private static Language language(String tag) throws BadParameterException {
        if (tag == null || tag.isEmpty()) {
            return Language.ENGLISH;
        }
        return Language.of(tag).orElseThrow(() -> new BadParameterException("The parameter " + View.LANGUAGE
                + " is one of " + String.join(", ", Language.tags()) + "."));
    }
}
