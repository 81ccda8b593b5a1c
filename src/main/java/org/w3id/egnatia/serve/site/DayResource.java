package org.w3id.egnatia.serve.site;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.dossier.DayPage;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/** {@code /on/DAY}: the page of a day, which its path names. */
final class DayResource implements Resource {

    @Override
    public Answer answer(Target target) throws RefusalException {
        View view = Views.of(target);
        LocalDate today = view.asOf().today();
        LocalDate day = day(target.variable("date")).filter(date -> DayPage.has(date, view))
                .orElseThrow(() -> Refusal.of(Cause.NOT_FOUND, view.text("day.no-day")).near(List.of(
                        new Refusal.Suggestion(view.text("day.title", View.inWords(today)),
                        view.link(DayPage.PATH + today)))).thrown());
        View then = new View(view.site(), view.path(), view.parameters(), new AsOf(Optional.of(day),
                view.asOf().today()), view.language());
        return PageResource.page(target, then, on -> Optional.of(DayPage.of(on)));
    }

    /** The page of the day that a form names, which its address names in the path. */
    static Answer chosen(Target target) throws RefusalException {
        View view = Views.of(target);
        return Redirect.found(view.page(DayPage.PATH + target.parameter(DayPage.DAY).filter(day -> !day.isEmpty())
                .orElse(view.asOf().today().toString()), Map.of()));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
