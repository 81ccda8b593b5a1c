package org.w3id.egnatia.publish.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.FileForm;
import org.w3id.egnatia.release.Release;

/** Proves that every form of the codebook says the same of the same variables, and that none is left without a word. */
class ResearchFilesTest {

    private static Release release;
    private static ResearchFiles files;
    private static Codebook codebook;

    @BeforeAll
    static void make() {
        release = ShippedData.release();
        files = new ResearchFiles(release);
        codebook = new Codebook(release, new Panel(release));
    }

    private static byte[] bytes(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.write(name, out);
        return out.toByteArray();
    }

    private static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    @Test
    void everyVariableHasCoverageScaleSourceAndLicence() {
        assertTrue(codebook.entries().size() > 900);
        for (Codebook.Entry entry : codebook.entries()) {
            String name = entry.variable().id();
            assertFalse(entry.coverage().isEmpty(), name);
            assertFalse(entry.variable().label().isEmpty(), name);
            assertFalse(entry.variable().definition().isBlank(), name);
            assertFalse(entry.variable().unit().isEmpty(), name);
            assertFalse(Codebook.scale(entry).isEmpty(), name);
            assertFalse(entry.publishers().isEmpty(), name);
            assertFalse(entry.licences().isEmpty(), name);
        }
    }

    @Test
    void theCoverageCountsEveryRowOfTheLongForm() {
        int rows = codebook.entries().stream().flatMap(entry -> entry.coverage().stream())
                .mapToInt(one -> one.states().values().stream().mapToInt(Integer::intValue).sum()).sum();
        assertEquals(new Panel(release).observations().all().size(), rows);
    }

    @Test
    void theDdiHasAVariableForEachColumnAndItsIdentifiersAreUnique() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document ddi = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes("codebook.xml")));
        assertEquals("ddi:codebook:2_5", ddi.getDocumentElement().getNamespaceURI());
        NodeList all = ddi.getElementsByTagName("*");
        Set<String> ids = new HashSet<>();
        Set<String> wide = new HashSet<>();
        for (Element element : IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList()) {
            if (element.hasAttribute("ID")) {
                assertTrue(ids.add(element.getAttribute("ID")), element.getAttribute("ID"));
                assertTrue(element.getAttribute("ID").matches("[A-Za-z_][A-Za-z0-9_.-]*"));
            }
            if (element.getAttribute("files").equals("panel-wide")) {
                wide.add(element.getAttribute("name"));
            }
        }
        String header = text("panel-wide.csv").lines().findFirst().orElseThrow();
        Set<String> columns = new HashSet<>(List.of(header.split(",")));
        assertTrue(columns.containsAll(wide) && wide.size() > 700);
        assertEquals(3 + CodeColumn.ALL.size() + 1, columns.size() - wide.size());
    }

    @Test
    void theDataPackageDescribesEveryTableByItsHeader() throws IOException {
        JsonObject json = JSON.parse(text("datapackage.json"));
        List<String> paths = new ArrayList<>();
        for (JsonValue value : json.get("resources").getAsArray()) {
            JsonObject resource = value.getAsObject();
            String path = resource.getString("path");
            paths.add(path);
            List<String> names = resource.getObj("schema").getArray("fields")
                    .map(field -> field.getAsObject().getString("name")).toList();
            assertEquals(String.join(",", names), text(path).lines().findFirst().orElseThrow(), path);
        }
        assertEquals(ResearchFiles.titles(release).keySet().stream().filter(name -> name.endsWith(".csv")).toList(),
                paths);
    }

    @Test
    void thePageNamesEveryVariableAndLoadsNothing() throws IOException {
        String page = text("codebook.html");
        codebook.entries().forEach(entry -> assertTrue(page.contains("<dd>" + entry.variable().id().replace("&",
                "&amp;") + "</dd>"), entry.variable().id()));
        assertFalse(page.contains("src=") || page.contains("<script") || page.contains("<link"));
        assertTrue(page.startsWith("<!DOCTYPE html><html lang=\"en\">"));
    }

    @Test
    void thePackageForRHasEveryTableAndEqualBytes() throws IOException {
        byte[] once = bytes("egnatia-r.zip");
        assertArrayEquals(once, bytes("egnatia-r.zip"));
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(once))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertTrue(names.containsAll(List.of("egnatia/DESCRIPTION", "egnatia/NAMESPACE", "egnatia/R/panel.R",
                "egnatia/inst/extdata/panel-long.csv", "egnatia/inst/extdata/crosswalk.csv")), names::toString);
    }

    @Test
    void everyFileHasAForm() {
        ResearchFiles.titles(release).keySet().forEach(name -> assertTrue(FileForm.of(name).isPresent(), name));
        assertEquals(FileForm.CSVW, FileForm.of("csv-metadata.json").orElseThrow());
        assertEquals(FileForm.DATA_PACKAGE, FileForm.of("datapackage.json").orElseThrow());
    }
}
