package org.w3id.egnatia.serve;

import java.util.Optional;
import org.apache.jena.fuseki.main.FusekiServer;
import org.w3id.egnatia.page.HomePage;

/** The addresses of the web site and what answers them. */
final class SiteRoutes {

    private SiteRoutes() {
    }

    /** Adds the site to a server that is being built. */
    static void add(FusekiServer.Builder server, CurrentRelease current) {
        server.addServlet("", new PageServlet(current, view -> Optional.of(HomePage.of(view, FusekiUi.withExample()))));
        server.addServlet("/assets/*", new AssetServlet());
    }
}
