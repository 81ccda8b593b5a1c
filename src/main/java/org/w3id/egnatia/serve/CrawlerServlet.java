package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.Sitemap;

/** What crawlers ask for: {@code /robots.txt}, {@code /sitemap.xml}, and the parts of a large sitemap. */
final class CrawlerServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String XML = "application/xml; charset=utf-8";

    private final transient CurrentRelease current;

    CrawlerServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Site site = current.site();
        Links links = site.links();
        if (request.getServletPath().equals("/robots.txt")) {
            send(request, response, "text/plain; charset=utf-8", robots(links));
            return;
        }
        Sitemap sitemap = site.once(Sitemap.class, s -> Sitemap.of(s.release()));
        if (request.getServletPath().equals("/sitemap.xml")) {
            send(request, response, XML, sitemap.first(links.publicUrl().toString()));
            return;
        }
        String part = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (part.matches("/[1-9][0-9]{0,3}\\.xml") && sitemap.hasPart(number(part))) {
            send(request, response, XML, sitemap.part(number(part), links.publicUrl().toString()));
        } else {
            Problems.nothingHere(request, response, site);
        }
    }

    private static int number(String part) {
        return Integer.parseInt(part.substring(1, part.indexOf('.')));
    }

    /** Keeps crawlers out of what costs a query and out of the many views of one page. */
    private static String robots(Links links) {
        StringBuilder robots = new StringBuilder("User-agent: *\n");
        for (String path : new String[] {"sparql", "ui/", "search", "metrics", "*?"}) {
            robots.append("Disallow: ").append(links.to(path)).append('\n');
        }
        return robots + "Sitemap: " + links.absolute("sitemap.xml") + "\n";
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String type, String body) throws IOException {
        Answers.send(request, response, type, body.getBytes(StandardCharsets.UTF_8), Answers.REVALIDATE);
    }
}
