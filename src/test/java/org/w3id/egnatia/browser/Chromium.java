package org.w3id.egnatia.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, driven through Playwright, which is kept from fetching browsers of its own. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getProperty("egnatia.chromium", "/usr/bin/chromium")))
            .setArgs(List.of("--disable-gpu", "--disable-quic", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync")));

    /** A visit by somebody who was never here, with a desktop's window. */
    Visit visit() {
        return visit(new Browser.NewContextOptions());
    }

    /** A visit under the given circumstances. */
    Visit visit(Browser.NewContextOptions circumstances) {
        return visit(circumstances, RunningSite.url());
    }

    /** A visit to one of the sites. */
    Visit visit(URI site) {
        return visit(new Browser.NewContextOptions(), site);
    }

    /** A visit to one of the sites under the given circumstances. */
    Visit visit(Browser.NewContextOptions circumstances, URI site) {
        return new Visit(browser.newContext(circumstances.setBaseURL(site.toString())), site);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
