package org.w3id.egnatia.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.w3id.egnatia.describe.Descriptions;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * The pages that search engines are to know (sitemaps.org, version 0.9): those about things, terms, concepts and
 * graphs, without the nodes that exist only to carry evidence or an outline.
 *
 * @param paths  paths of the pages on any server, in order
 * @param issued when the data was issued
 */
public record Sitemap(List<String> paths, Optional<LocalDate> issued) {

    /** The protocol allows 50,000 addresses in a file. */
    private static final int MOST = 40_000;
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SCHEMA = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    /** The sitemap of a release, with those pages that are about no thing of it before. */
    public static Sitemap of(Release release, List<String> ownPages) {
        List<String> things = new Descriptions(release).all().stream().map(Node::getURI)
                .filter(iri -> !iri.startsWith(Namespaces.ID + "evidence/")
                        && !iri.startsWith(Namespaces.ID + "geometry/")
                        && !iri.startsWith(Namespaces.QUERY) && !iri.equals(Descriptions.ONTOLOGY.getURI()))
                .map(iri -> iri.substring(Namespaces.BASE.length())).map(path -> path.replaceFirst("^id/", "doc/"))
                .sorted().toList();
        return new Sitemap(Stream.concat(ownPages.stream(), things.stream()).toList(), release.issued());
    }

    /** The file at {@code sitemap.xml}: all addresses, or an index of the parts if they are too many for one file. */
    public String first(String base) {
        if (paths.size() <= MOST) {
            return part(1, base);
        }
        StringBuilder xml = new StringBuilder(XML + "<sitemapindex" + SCHEMA);
        for (int number = 1; hasPart(number); number++) {
            xml.append("<sitemap><loc>").append(base).append("sitemap/").append(number)
                    .append(".xml</loc></sitemap>\n");
        }
        return xml + "</sitemapindex>\n";
    }

    /** True if there is a part of this number, counted from 1. */
    public boolean hasPart(int number) {
        return number >= 1 && (number - 1) * (long) MOST < paths.size();
    }

    /** A part: the addresses of up to 40,000 pages. */
    public String part(int number, String base) {
        String end = issued.map(day -> "</loc><lastmod>" + day + "</lastmod></url>\n").orElse("</loc></url>\n");
        List<String> lines = new ArrayList<>();
        for (String path : paths.subList((number - 1) * MOST, Math.min(paths.size(), number * MOST))) {
            lines.add("<url><loc>" + base + path + end);
        }
        return XML + "<urlset" + SCHEMA + String.join("", lines) + "</urlset>\n";
    }
}
