package org.w3id.egnatia.page.feed;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RefreshInterval;
import biweekly.util.Duration;
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
            event.setDateStart(new DateStart(date(item.day().date()), false));
            event.setDateEnd(new DateEnd(date(item.day().last().plusDays(1)), false));
            event.setDescription(Feed.inLines(item));
            event.setUrl(item.link());
            event.setTransparency(true);
            calendar.addEvent(event);
        }
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
    }

    /** The library writes a day in the zone of the machine, so it is made in that. */
    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
