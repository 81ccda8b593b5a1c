package org.w3id.egnatia.publish.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where an address stands among the files. A form that the ending of an address asks for keeps that address; a page
 * gets the ending {@code .html}, by which the server knows it, too; and parameters become a file in a folder of the
 * page's name: {@code query/names?partner=srb} is {@code query/names/partner=srb.html}.
 */
final class FileNames {

    private static final String PAGE = ".html";
    private static final String INDEX = "index";

    private FileNames() {
    }

    /** The file of a page. */
    static String page(String path, Map<String, String> parameters) {
        return form(path.isEmpty() || path.endsWith("/") ? path + INDEX : path, parameters, "html");
    }

    /**
     * The file of a form of its own.
     *
     * @param stem   the path without the ending
     * @param ending without a point
     */
    static String form(String stem, Map<String, String> parameters, String ending) {
        return written(stem) + (parameters.isEmpty() ? "" : '/' + values(parameters)) + '.' + ending;
    }

    /** The file of an address that has one form whatever its ending. */
    static String file(String path) {
        return written(path);
    }

    /** The folder that leads to a page: its address with a slash, as static hosts have it. */
    static String folder(String path) {
        return written(path) + '/' + INDEX + PAGE;
    }

    /** Parameters as the name of a file. */
    static String values(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(value -> segment(value.getKey()) + '=' + segment(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String written(String path) {
        StringBuilder out = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            out.append(out.isEmpty() ? "" : "/").append(segment(segment));
        }
        return out.toString();
    }

    /**
     * Letters, digits, points, hyphens and low lines stay; each other byte of UTF-8 is a tilde and two digits, since no
     * file system, host or address reads anything into those.
     */
    private static String segment(String text) {
        if (text.equals(".") || text.equals("..")) {
            return text.replace(".", "~2e");
        }
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('~').append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
            }
        }
        return out.toString();
    }

    /** The way from one file to another. */
    static String relative(String from, String to) {
        String[] here = from.split("/");
        String[] there = to.split("/");
        int same = 0;
        while (same < here.length - 1 && same < there.length - 1 && here[same].equals(there[same])) {
            same++;
        }
        StringBuilder way = new StringBuilder("../".repeat(here.length - 1 - same));
        for (int i = same; i < there.length; i++) {
            way.append(i == same ? "" : "/").append(there[i]);
        }
        return way.toString();
    }
}
