package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.SmallWorkspace;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.release.Sha256;

/** The site of a small workspace as files. */
class SiteFolderTest {

    private static final SiteFolder.Settings DAY = new SiteFolder.Settings(LocalDate.of(2020, 1, 2), Optional.empty());

    @TempDir
    private Path temporary;

    private SiteFolder.Made make(Path out, Release release, SiteFolder.Settings settings) throws IOException {
        new ReleaseFolder(out).add(release);
        return new SiteFolder(out).make(release, settings);
    }

    private static Map<String, String> sums(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                sums.put(folder.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return sums;
    }

    @Test
    void everyLinkLeadsToAFileAndEqualDataGivesEqualBytes() throws IOException {
        Release release = SmallWorkspace.in(temporary.resolve("data")).release();
        SiteFolder.Made made = make(temporary.resolve("one"), release, DAY);
        CopyCrawl crawl = new CopyCrawl(made.folder());
        assertEquals(List.of(), crawl.faults());
        assertTrue(crawl.links() > 1_000, "links: " + crawl.links());
        assertEquals(Map.of(), Map.copyOf(different(sums(made.folder()), sums(make(temporary.resolve("two"),
                SmallWorkspace.in(temporary.resolve("again")).release(), DAY).folder()))));
    }

    private static Map<String, String> different(Map<String, String> one, Map<String, String> two) {
        Map<String, String> differ = new TreeMap<>(one);
        two.forEach((file, sum) -> differ.merge(file, sum, (a, b) -> a.equals(b) ? null : a));
        return differ;
    }

    @Test
    void whatIsAmongTheFilesHasItsFileAndSaysOfWhichDayItIs() throws IOException {
        Path site = make(temporary.resolve("out"), SmallWorkspace.in(temporary.resolve("data")).release(), DAY)
                .folder();
        for (String form : List.of("html", "ttl", "jsonld")) {
            assertTrue(Files.size(site.resolve("doc/actor/one." + form)) > 20, form);
        }
        for (String form : List.of("rdf", "nt", "csv", "bib", "ris", "csl.json")) {
            assertFalse(Files.exists(site.resolve("doc/actor/one." + form)), form);
        }
        String page = Files.readString(site.resolve("doc/actor/one.html"));
        assertTrue(page.contains("type=\"text/turtle\" href=\"one.ttl\"") && page.contains("Other forms and citations")
                && !page.contains("one.rdf") && !page.contains("BibTeX"), page);
        for (String file : List.of("index.html", "query/SQ-01.csv", "query/SQ-01.html", "query/SQ-01.rq", "def.ttl",
                "def/Body.html", "dumps/latest/egnatia.ttl", "assets/egnatia.css", "assets/names.js", "llms.txt",
                ".well-known/void", "void.ttl", "changes.html", "copy.html", "copy/sparql.html",
                "sparql/index.html", "search.html")) {
            assertTrue(Files.isRegularFile(site.resolve(file)), file);
        }
        assertTrue(Files.readString(site.resolve("index.html")).contains("A copy as files, as of 2 January 2020"));
        assertTrue(Files.readString(site.resolve("id/actor/one/index.html"))
                .contains("content=\"0; url=../../../doc/actor/one.html\""));
        assertEquals("body,name\n", Files.readString(site.resolve("query/SQ-01.csv")).replace("\r", "").lines()
                .limit(1).map(line -> line + "\n").findFirst().orElse(""));
        assertTrue(Files.readString(site.resolve("copy.html")).contains("day: answered as of 2 January 2020"));
        assertTrue(Files.readString(site.resolve("copy.html")).contains("java -jar egnatia.jar serve"));
        assertTrue(Files.readString(site.resolve("index.html")).contains("http-equiv=\"Content-Security-Policy\""));
    }

    @Test
    void whatNoFileAnswersLeadsToTheServerThatIsNamed() throws IOException {
        Path site = make(temporary.resolve("out"), SmallWorkspace.in(temporary.resolve("data")).release(),
                new SiteFolder.Settings(DAY.day(), Optional.of(URI.create("https://example.org/kg/")))).folder();
        assertEquals(List.of(), new CopyCrawl(site).faults());
        String page = Files.readString(site.resolve("query/SQ-01.html"));
        assertTrue(page.contains("action=\"https://example.org/kg/query/SQ-01\""), page);
        assertTrue(Jsoup.parse(page).select("meta[http-equiv=Content-Security-Policy]").attr("content")
                .contains("form-action 'self' https://example.org/kg/"), page);
        assertTrue(Files.readString(site.resolve("copy/sparql.html")).contains("https://example.org/kg/sparql"));
    }

    @Test
    void itIsReplacedWholeAndNothingElseIsWrittenOver() throws IOException {
        Path out = temporary.resolve("out");
        SmallWorkspace data = SmallWorkspace.in(temporary.resolve("data"));
        make(out, data.release(), DAY);
        make(out, data.withOneMore().release(), DAY);
        assertTrue(Files.exists(out.resolve("site/doc/actor/four.ttl")));
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(0, left.filter(path -> path.getFileName().toString().matches("[.]site-(building|before)"))
                    .count());
        }
        Path other = Files.createDirectories(temporary.resolve("other/site")).getParent();
        Files.writeString(other.resolve("site/diary.txt"), "mine");
        Release release = data.release();
        assertTrue(assertThrows(IOException.class, () -> make(other, release, DAY)).getMessage()
                .contains("no site of Egnatia"));
        assertEquals("mine", Files.readString(other.resolve("site/diary.txt")));
        assertFalse(Files.exists(other.resolve(".site-building")));
    }
}
