package org.w3id.egnatia.serve.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.Sitemap;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Routes;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** What crawlers ask for: {@code /robots.txt}, {@code /sitemap.xml}, and the parts of a large sitemap. */
final class CrawlerResource {

    private final Supplier<Routes> routes;

    CrawlerResource(Supplier<Routes> routes) {
        this.routes = routes;
    }

    /** Keeps crawlers out of what costs a query and out of the many views of one page. */
    Answer robots(Target target) {
        Links links = Served.of(target).site().links();
        List<String> closed = new ArrayList<>(routes.get().closedToCrawlers());
        closed.add("*?");
        StringBuilder robots = new StringBuilder("User-agent: *\n");
        closed.forEach(path -> robots.append("Disallow: ").append(links.to(path)).append('\n'));
        robots.append("Sitemap: ").append(links.absolute("sitemap.xml")).append('\n');
        return target.as(Form.TEXT, () -> Representation.Made.of(robots.toString()));
    }

    /** The sitemap, or its index. */
    Answer sitemap(Target target) {
        return target.as(Form.XML, () -> Representation.Made.of(sitemap(Served.of(target).site())
                .first(Served.of(target).publicUrl())));
    }

    /** A part of a large sitemap. */
    Answer part(Target target) {
        Site site = Served.of(target).site();
        return target.as(Form.XML, () -> {
            String number = target.variable("number");
            if (!number.matches("[1-9][0-9]{0,3}") || !sitemap(site).hasPart(Integer.parseInt(number))) {
                throw NotFoundResource.refusal(site, "").thrown();
            }
            return Representation.Made.of(sitemap(site)
                    .part(Integer.parseInt(number), site.links().publicUrl().toString()));
        });
    }

    private Sitemap sitemap(Site site) {
        return site.once(Sitemap.class, s -> Sitemap.of(s.release(), routes.get().sitemap()));
    }
}
