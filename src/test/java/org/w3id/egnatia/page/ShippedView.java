package org.w3id.egnatia.page;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.w3id.egnatia.ShippedData;

/** Views of the shipped data on a day, for tests. */
public final class ShippedView {

    private static final Site SITE = new Site(ShippedData.release(), new Links(URI.create("http://localhost:3030/")));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private ShippedView() {
    }

    /** A view as of a day, or of today if the day is empty. */
    public static View on(String day, Map<String, String> parameters) {
        return new View(SITE, "", parameters, new AsOf(Optional.of(day).filter(d -> !d.isEmpty()).map(LocalDate::parse),
                TODAY), Language.ENGLISH);
    }

    /** A view as of a day. */
    public static View on(String day) {
        return on(day, Map.of());
    }
}
