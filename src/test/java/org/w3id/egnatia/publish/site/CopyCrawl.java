package org.w3id.egnatia.publish.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows every link of every page of a site as files, as a browser that opened it from disk would. */
final class CopyCrawl {

    private static final Map<String, String> LINKS = Map.of("a", "href", "link", "href", "img", "src", "script", "src",
            "form", "action");

    private final Path folder;
    private final Map<Path, Set<String>> ids = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long links;

    CopyCrawl(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** How many links were followed. */
    long links() {
        return links;
    }

    /** What is wrong, at most some hundred. */
    List<String> faults() throws IOException {
        List<Path> pages;
        try (Stream<Path> all = Files.walk(folder)) {
            pages = all.filter(file -> file.toString().endsWith(".html")).sorted().toList();
        }
        for (Path page : pages) {
            Document html = Jsoup.parse(Files.readString(page));
            for (Element element : html.getAllElements()) {
                String attribute = LINKS.get(element.normalName());
                if (attribute != null && element.hasAttr(attribute)) {
                    follow(page, element, element.attr(attribute));
                }
            }
            if (faults.size() > 100) {
                break;
            }
        }
        return faults;
    }

    private void follow(Path page, Element element, String link) {
        boolean loads = !element.normalName().equals("a") && !element.attr("rel").matches("canonical|alternate|.*next.*"
                + "|license.*");
        if (link.matches("(https?|mailto|data):.*")) {
            if (loads && !link.startsWith("data:") && !element.normalName().equals("form")) {
                faults.add(folder.relativize(page) + " loads " + link);
            }
            return;
        }
        links++;
        int hash = link.indexOf('#');
        String fragment = hash < 0 ? "" : URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8);
        String path = (hash < 0 ? link : link.substring(0, hash)).replaceFirst("[?].*", "");
        Path to = path.isEmpty() ? page : page.resolveSibling(URI.create(path).getPath()).normalize();
        if (link.startsWith("/") || !to.startsWith(folder) || !Files.isRegularFile(to)) {
            faults.add(folder.relativize(page) + " leads to " + link + ", where no file is");
        } else if (!fragment.isEmpty() && !fragment.startsWith("query=") && !ids(to).contains(fragment)) {
            faults.add(folder.relativize(page) + " leads to " + link + ", where nothing has that name");
        }
    }

    private Set<String> ids(Path page) {
        return ids.computeIfAbsent(page, file -> {
            try {
                Set<String> all = new HashSet<>();
                Jsoup.parse(Files.readString(file)).getAllElements().forEach(element -> {
                    if (!element.id().isEmpty()) {
                        all.add(element.id());
                    }
                });
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
