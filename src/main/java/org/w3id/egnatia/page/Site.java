package org.w3id.egnatia.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.describe.TermUse;
import org.w3id.egnatia.release.Release;

/** A release as a web site: what all its pages share. Like the release it never changes. */
public final class Site {

    private final Release release;
    private final Links links;
    private final InstantSource clock;
    private final Menus menus;
    private final Reports reports;
    private final Optional<Copy> copy;
    private final Things things;
    private final Descriptions descriptions;
    private final Map<Language, Messages> messages =
            new ConcurrentHashMap<>(Map.of(Language.ENGLISH, Messages.ENGLISH));
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final TemplateEngine templates = templates();

    /**
     * The menus of all pages: paths without a slash before them, with the keys of their names.
     *
     * @param main   the main menu
     * @param footer the menu at the foot
     */
    public record Menus(Map<String, String> main, Map<String, String> footer) {

        /** Of a site of which single pages are shown. */
        public static final Menus NONE = new Menus(Map.of(), Map.of());
    }

    /** A release, shown under an address. */
    public Site(Release release, Links links) {
        this(release, links, InstantSource.system(), Menus.NONE, Reports.NONE, Optional.empty());
    }

    /** A release, shown under an address, with menus, and where errors are reported. */
    public Site(Release release, Links links, Menus menus, Reports reports) {
        this(release, links, InstantSource.system(), menus, reports, Optional.empty());
    }

    /** A release that is written down as files, on the day of the copy. */
    public Site(Release release, Links links, Menus menus, Copy copy) {
        this(release, links, InstantSource.fixed(copy.day().atStartOfDay(ZoneOffset.UTC).toInstant()), menus,
                Reports.NONE, Optional.of(copy));
    }

    /** A release, shown under an address, by a clock. */
    public Site(Release release, Links links, InstantSource clock) {
        this(release, links, clock, Menus.NONE, Reports.NONE, Optional.empty());
    }

    private Site(Release release, Links links, InstantSource clock, Menus menus, Reports reports,
            Optional<Copy> copy) {
        this.copy = copy;
        this.reports = reports;
        this.release = release;
        this.links = links;
        this.clock = clock;
        this.menus = menus;
        this.things = new Things(release);
        this.descriptions = new Descriptions(release);
    }

    /** jte looks for templates where the thread looks for classes, and a thread that a signal began looks nowhere. */
    private static TemplateEngine templates() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Site.class.getClassLoader());
        try {
            return TemplateEngine.createPrecompiled(null, ContentType.Html, Site.class.getClassLoader(),
                    "org.w3id.egnatia.page.template");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The release that is shown. */
    public Release release() {
        return release;
    }

    /** Where things stand on the server. */
    public Links links() {
        return links;
    }

    /** The day that it is, in UTC, whatever the time zone of the machine. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What is said of each thing, for all forms alike. */
    public Descriptions descriptions() {
        return descriptions;
    }

    /** What the release says, thing by thing. */
    public Things things() {
        return things;
    }

    /**
     * What a feature makes of the release once for all its pages, such as an index; made when it is first asked for.
     *
     * @param type what is made, of which a site has one
     * @param make makes it, and may ask for another one
     */
    public <T> T once(Class<T> type, Function<Site, T> make) {
        Object known = made.get(type);
        if (known == null) {
            // A lock that its holder may take again; that of the map would end in an exception where one is made of
            // another.
            synchronized (made) {
                known = made.get(type);
                if (known == null) {
                    known = make.apply(this);
                    made.put(type, known);
                }
            }
        }
        return type.cast(known);
    }

    /** How the terms are used; counted when it is first asked for. */
    public TermUse use() {
        return once(TermUse.class, site -> new TermUse(site.release()));
    }

    /** The words of the interface in English. */
    public Messages messages() {
        return Messages.ENGLISH;
    }

    /** The words of the interface in a language. */
    public Messages messages(Language language) {
        return messages.computeIfAbsent(language, Messages::new);
    }

    /** The main menu: paths with the keys of their names. */
    public Map<String, String> menu() {
        return menus.main();
    }

    /** What is to be known of the site if it is written down as files; empty if it is served. */
    public Optional<Copy> copy() {
        return copy;
    }

    /** Where errors are reported. */
    public Reports reports() {
        return reports;
    }

    /** The menu at the foot of each page: paths with the keys of their names. */
    public Map<String, String> footerMenu() {
        return menus.footer();
    }

    /** A page as HTML. */
    public String render(Page page) {
        StringOutput html = new StringOutput(16 * 1024);
        templates.render(page.template(), page, html);
        return html.toString();
    }
}
