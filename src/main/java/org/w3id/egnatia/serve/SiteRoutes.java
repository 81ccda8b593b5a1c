package org.w3id.egnatia.serve;

import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.w3id.egnatia.page.overview.HomePage;
import org.w3id.egnatia.page.overview.FiguresPage;
import org.w3id.egnatia.page.figure.SeriesPage;
import org.w3id.egnatia.page.report.AboutPage;
import org.w3id.egnatia.page.report.ChangesPage;
import org.w3id.egnatia.page.report.ChecksPage;
import org.w3id.egnatia.page.report.DifferencesPage;
import org.w3id.egnatia.page.report.OpenQuestionsPage;
import org.w3id.egnatia.page.report.SourcesPage;

/** The addresses of the web site and what answers them. */
final class SiteRoutes {

    private SiteRoutes() {
    }

    /** Adds the site to a server that is being built. */
    static void add(FusekiServer.Builder server, CurrentRelease current, QueryDesk desk) {
        server.addServlet("", new PageServlet(current, view -> Optional.of(HomePage.of(view, view.link("query")))));
        server.addServlet("/matrix/*", new MatrixServlet(current));
        server.addServlet("/sources", new PageServlet(current, view -> Optional.of(SourcesPage.of(view))));
        server.addServlet("/differences", new PageServlet(current, view -> Optional.of(DifferencesPage.of(view))));
        server.addServlet("/about", new PageServlet(current, view -> Optional.of(AboutPage.of(view))));
        server.addServlet("/open-questions", new PageServlet(current, view -> Optional.of(OpenQuestionsPage.of(view))));
        server.addServlet("/checks", new PageServlet(current, view -> Optional.of(ChecksPage.of(view))));
        server.addServlet("/changes", new PageServlet(current, view -> Optional.of(ChangesPage.of(view))));
        DocumentServlet documents = new DocumentServlet(current);
        for (String place : new String[] {"id", "doc", "def", "voc", "graph"}) {
            server.addServlet('/' + place + "/*", documents);
        }
        Address.suffixes().forEach(suffix -> server.addServlet("/def." + suffix, documents));
        server.addServlet("/figures", new PageServlet(current, view -> Optional.of(FiguresPage.of(view))));
        server.addServlet("/figures/*", new PageServlet(current, view -> SeriesPage.of(view, view.path().substring("figures/".length()))));
        server.addServlet("/chart/*", new ChartServlet(current));
        CatalogueServlet catalogue = new CatalogueServlet(current);
        server.addServlet("/.well-known/void", catalogue);
        server.addServlet("/void.ttl", catalogue);
        CrawlerServlet crawlers = new CrawlerServlet(current);
        server.addServlet("/robots.txt", crawlers);
        server.addServlet("/sitemap.xml", crawlers);
        server.addServlet("/sitemap/*", crawlers);
        server.addServlet("/assets/*", new AssetServlet());
        SearchServlet search = new SearchServlet(current);
        server.addServlet(SearchServlet.PATH, search);
        server.addServlet(SearchServlet.JSON_PATH, search);
        server.addServlet(SearchServlet.SUGGEST_PATH, search);
        server.addServlet("/query/*", new QuestionServlet(current, desk));
        server.addServlet(ExamplesServlet.PATH, new ExamplesServlet(current));
    }
}
