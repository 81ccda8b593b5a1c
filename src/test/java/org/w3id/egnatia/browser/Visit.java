package org.w3id.egnatia.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A visit to the site, which notes what no page may do: ask another host, complain in the console, move what is being
 * read.
 */
final class Visit implements AutoCloseable {

    private static final String WATCH_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver(list => {
              for (const entry of list.getEntries())
                if (!entry.hadRecentInput && entry.value >= 0.00005)
                  window.shifts.push(entry.value.toFixed(4) + ' '
                    + entry.sources.map(s => s.node ? s.node.nodeName + '.' + s.node.className : '').join(' '));
            }).observe({type: 'layout-shift', buffered: true});
            """;
    /** Milliseconds after which something hangs, even on a busy machine. */
    static final double PATIENCE = 120_000;

    private final BrowserContext context;
    private final URI site;
    private final Page page;
    private final List<String> offences = new ArrayList<>();
    private String expected = "none";

    Visit(BrowserContext context, URI site) {
        this.context = context;
        this.site = site;
        context.setDefaultTimeout(PATIENCE);
        context.onRequest(this::noteForeign);
        context.onConsoleMessage(this::noteComplaint);
        context.onWebError(error -> offences.add("script error: " + error.error()));
        context.addInitScript(WATCH_SHIFTS);
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** Opens a page by its path without the leading slash. */
    Response open(String path) {
        return page.navigate(site + path);
    }

    /** Lets a status pass that the browser complains of, since it is what is tested. */
    void expect(int status) {
        expected = Integer.toString(status);
    }

    /** What was noted so far. */
    List<String> offences() {
        return List.copyOf(offences);
    }

    /** What moved since the page was opened without the reader having done anything. */
    @SuppressWarnings("unchecked")
    List<String> shifts() {
        return (List<String>) page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => "
                + "done(window.shifts), 50)))");
    }

    private void noteForeign(Request request) {
        URI address = URI.create(request.url().replace(' ', '+').replaceFirst("(?s)^(data|blob):.*", "$1:local"));
        boolean local = "data".equals(address.getScheme()) || "blob".equals(address.getScheme());
        if (!local && !Objects.equals(site.getAuthority(), address.getAuthority())) {
            offences.add("request to another host: " + request.url());
        }
    }

    private void noteComplaint(ConsoleMessage message) {
        boolean isDocument = message.location().startsWith(page.url());
        boolean isExpected = isDocument && message.text().contains("status of 404")
                || message.text().contains("status of " + expected);
        if (!isExpected && ("error".equals(message.type()) || "warning".equals(message.type()))) {
            offences.add("console " + message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
