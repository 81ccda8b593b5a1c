package org.w3id.egnatia.page.feed;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RefreshInterval;
import biweekly.util.Duration;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;

/**
 * Dated items as a calendar (iCalendar, RFC 5545 and RFC 7986). What is known by its month or year only lasts for the
 * whole of it.
 *
 * @param title       what it holds
 * @param description the same in a sentence
 * @param home        the absolute address of the page on the same
 * @param stamp       the moment of the data, which stands for the moment of writing, so that equal data gives equal
 *                    bytes
 * @param items       the items
 */
public record Calendar(String title, String description, String home, Instant stamp, List<FeedItem> items) {

    /** The format has lines of 75 bytes at most; the library counts characters, of which most have one or two. */
    private static final int LINE = 37;

    /** As text, with the line ends and foldings of the format. */
    public String text() {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Egnatia//Linked data of the Western Balkans//EN");
        calendar.setName(title);
        calendar.setDescription(description);
        calendar.setUrl(home);
        calendar.setRefreshInterval(new RefreshInterval(Duration.builder().days(1).build()));
        calendar.addExperimentalProperty("X-WR-CALNAME", title);
        for (FeedItem item : items) {
            VEvent event = new VEvent();
            event.setUid(item.id());
            event.setDateTimeStamp(Date.from(stamp));
            event.setSummary(item.datedTitle());
            event.setDateStart(new DateStart(date(item.day().first()), false));
            event.setDateEnd(new DateEnd(date(item.day().last().plusDays(1)), false));
            event.setDescription(Feed.inLines(item));
            event.setUrl(item.link());
            event.setTransparency(true);
            calendar.addEvent(event);
        }
        StringWriter out = new StringWriter();
        try (ICalWriter writer = new ICalWriter(out, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LINE);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The library writes a day in the zone of the machine, so it is made in that. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
