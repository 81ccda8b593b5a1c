package org.w3id.egnatia.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.release.Release;

/** A release as a web site: what all its pages share. Like the release it never changes. */
public final class Site {

    /** Path to the key of its name; the main menu, in order. */
    private static final Map<String, String> MENU = ordered("matrix", "menu.matrix", "figures", "menu.figures", "query", "menu.query",
            "sparql", "menu.sparql", "dumps/", "menu.dumps");
    private static final Map<String, String> FOOTER_MENU = ordered("about", "menu.about", "sources", "menu.sources", "differences", "menu.differences",
            "open-questions", "menu.open-questions", "checks", "menu.checks", "changes", "menu.changes");

    private final Release release;
    private final Links links;
    private final InstantSource clock;
    private final Things things;
    private final Descriptions descriptions;
    private final Messages messages = new Messages();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
            Site.class.getClassLoader(), "org.w3id.egnatia.page.template");

    /** A release, shown under an address. */
    public Site(Release release, Links links) {
        this(release, links, InstantSource.system());
    }

    /** A release, shown under an address, by a clock. */
    public Site(Release release, Links links, InstantSource clock) {
        this.release = release;
        this.links = links;
        this.clock = clock;
        this.things = new Things(release);
        this.descriptions = new Descriptions(release);
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
     * @param make makes it, without asking for another one
     */
    public <T> T once(Class<T> type, Function<Site, T> make) {
        return type.cast(made.computeIfAbsent(type, t -> make.apply(this)));
    }

    /** The words of the interface. */
    public Messages messages() {
        return messages;
    }

    /** The main menu: paths with the keys of their names. */
    public Map<String, String> menu() {
        return MENU;
    }

    /** The menu at the foot of each page: paths with the keys of their names. */
    public Map<String, String> footerMenu() {
        return FOOTER_MENU;
    }

    private static Map<String, String> ordered(String... pathsAndKeys) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndKeys.length; i += 2) {
            map.put(pathsAndKeys[i], pathsAndKeys[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** A page as HTML. */
    public String render(Page page) {
        StringOutput html = new StringOutput(16 * 1024);
        templates.render(page.template(), page, html);
        return html.toString();
    }
}
