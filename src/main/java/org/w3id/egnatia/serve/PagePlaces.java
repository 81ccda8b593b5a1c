package org.w3id.egnatia.serve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many pages and documents be made at once, and only so many wait for it, so that many readers at a time hold up
 * neither questions nor what says that the server is well. What is made already, and questions, which have lanes, pass.
 */
final class PagePlaces extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final List<String> MADE = List.of("/health", "/ready", "/metrics", "/assets/", "/dumps/", "/ui/");
    private static final int PATIENCE_SECONDS = 6;
    private static final int QUEUE = 150;

    private final transient Semaphore places;

    PagePlaces(int places) {
        this.places = new Semaphore(places, true);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (SparqlFront.isEndpoint(request) || MADE.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else if (hasPlace()) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } else {
            response.setHeader("Retry-After", "5");
            Answers.error(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many pages are being made; ask again in a few seconds.");
        }
    }

    private boolean hasPlace() {
        try {
            return places.getQueueLength() < QUEUE && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
