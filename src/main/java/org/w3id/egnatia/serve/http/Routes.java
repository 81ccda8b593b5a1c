package org.w3id.egnatia.serve.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one list of addresses. From it come the dispatcher, the menus, the sitemap, the rules for crawlers, the names in
 * metrics and the description of the interface.
 */
public final class Routes {

    /** Under which name addresses that nothing answers are counted. */
    public static final String OTHER = "other";

    private final List<Route> all;
    private final Map<String, List<Route>> byPlace;

    /** With routes in order; the first whose pattern a path has answers it. */
    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        Map<String, List<Route>> places = new HashMap<>();
        for (Route route : all) {
            route.patterns().stream().map(pattern -> place(pattern.toString())).distinct()
                    .forEach(place -> places.computeIfAbsent(place, p -> new ArrayList<>()).add(route));
        }
        byPlace = places;
    }

    /** The first segment of a path without an ending for a form: few routes have the same one. */
    private static String place(String path) {
        int end = path.indexOf('/', 1);
        String segment = path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
        int point = segment.indexOf('.', 1);
        return point < 0 ? segment : segment.substring(0, point);
    }

    /** The routes, in order. */
    public List<Route> all() {
        return all;
    }

    /** What a request asks for; empty if no route has its path. */
    public Optional<Target> find(Request request, Edition edition) {
        for (Route route : byPlace.getOrDefault(place(request.path()), List.of())) {
            Optional<Route.Matched> matched = route.match(request.path());
            if (matched.isPresent()) {
                Route.Matched m = matched.get();
                return Optional.of(new Target(request, route, edition, m.variables(), m.stem(), m.suffix(), Map.of()));
            }
        }
        return Optional.empty();
    }

    /** Under which name logs and metrics count a path. */
    public String nameOf(String path) {
        return byPlace.getOrDefault(place(path), List.of()).stream().filter(route -> route.match(path).isPresent())
                .map(Route::name).findFirst().orElse(OTHER);
    }

    /** The names under which addresses are counted. */
    public List<String> names() {
        return Stream.concat(all.stream().map(Route::name), Stream.of(OTHER)).distinct().toList();
    }

    /** The main menu: paths without a slash before them, with the keys of their names. */
    public Map<String, String> menu() {
        return menu(Route::menu);
    }

    /** The menu at the foot of each page. */
    public Map<String, String> footer() {
        return menu(Route::footer);
    }

    private Map<String, String> menu(Function<Route, Optional<String>> key) {
        Map<String, String> menu = new LinkedHashMap<>();
        all.forEach(route -> key.apply(route).ifPresent(name ->
                menu.put(route.pattern().toString().substring(1), name)));
        return menu;
    }

    /** Paths of the pages of its own that the sitemap has, without a slash before them. */
    public List<String> sitemap() {
        return all.stream().filter(Route::isInSitemap).map(route -> route.pattern().toString().substring(1)).toList();
    }

    /** Beginnings of paths that are nothing for crawlers, without a slash before them. */
    public List<String> closedToCrawlers() {
        return all.stream().filter(Route::isClosedToCrawlers)
                .map(route -> route.pattern().toString().substring(1).replaceFirst("\\{.*", ""))
                .distinct().toList();
    }
}
