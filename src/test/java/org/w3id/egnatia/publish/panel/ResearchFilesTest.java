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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.publish.FileForm;
import org.w3id.egnatia.query.QueryRunner;
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

    @Test
    void whatWikidataIsGivenHasItsReferenceAndItsPrecision() throws IOException {
        List<String> lines = text("wikidata.quickstatements.txt").lines().toList();
        assertTrue(lines.size() >= 10);
        lines.forEach(line -> assertTrue(line.matches("Q[1-9]\\d*\tP463\tQ[1-9]\\d*\tP580\t"
                + "\\+\\d{4}-\\d\\d-\\d\\d"
                + "T00:00:00Z/(9|10|11)\tS854\t\"https?://[^\"\t]+\""
                + "(\tS813\t\\+\\d{4}-\\d\\d-\\d\\dT00:00:00Z/11)?"), line));
        assertEquals(lines.size(), new HashSet<>(lines).size());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(
                "Q403\tP463\tQ8908\tP580\t+2003-04-03T00:00:00Z/11")));
        Set<String> ofOthers = new HashSet<>();
        release.assertedGraphs().forEach(graph -> {
            if (release.dataset().contains(Release.CATALOGUE, graph, DCTerms.rights.asNode(), Node.ANY)) {
                ofOthers.add(graph.getURI());
            }
        });
        for (Binding row : QueryRunner.rows(QueryRunner.parse(release.queries().find(WikidataStatements.QUESTION)
                .orElseThrow().text()), release.dataset())) {
            release.dataset().find(Node.ANY, row.get("fact"), RDF.type.asNode(), Node.ANY).forEachRemaining(quad ->
                    assertFalse(ofOthers.contains(quad.getGraph().getURI()), "under terms of others: " + quad));
        }
    }

    /** No Stata is here to run it: the columns that the script names must be there, and its tables be ours. */
    @Test
    void theReaderForStataNamesTablesAndColumnsThatAreThere() throws IOException {
        String script = text("read.do");
        Set<String> columns = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (String name : ResearchFiles.titles(release).keySet()) {
            if (name.endsWith(".csv")) {
                tables.add(name.substring(0, name.length() - ".csv".length()));
                String header = text(name).lines().findFirst().orElseThrow();
                columns.addAll(List.of(header.split(",")));
                for (String column : header.split(",")) {
                    assertTrue(column.matches("[A-Za-z_][A-Za-z0-9_]{0,31}"), "no name of Stata: " + column);
                }
            }
        }
        assertEquals(tables, Set.of(script.lines().filter(line -> line.startsWith("foreach name in ")).findFirst()
                .orElseThrow().replaceFirst("foreach name in (.*) [{]", "$1").split(" ")));
        Stream.of("(?m)^local text (.*)$", "foreach day in (.*) [{]", "\"`variable'\" != \"(\\w+)\"")
                .flatMap(pattern -> Pattern.compile(pattern).matcher(script).results())
                .flatMap(found -> Stream.of(found.group(1).split(" ")))
                .forEach(column -> assertTrue(columns.contains(column), column));
    }

    /** What the profile <em>tabular data package</em> and Table Schema ask for. */
    @Test
    void theDataPackageKeepsTheRulesOfItsProfile() throws IOException {
        JsonObject json = JSON.parse(text("datapackage.json"));
        assertEquals("tabular-data-package", json.getString("profile"));
        assertTrue(json.getString("name").matches("[-a-z0-9._/]+"));
        assertTrue(json.getString("created").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        json.getArray("licenses").forEach(licence -> assertTrue(licence.getAsObject().hasKey("name")));
        Set<String> names = new HashSet<>();
        for (JsonValue value : json.getArray("resources").toList()) {
            JsonObject resource = value.getAsObject();
            assertEquals("tabular-data-resource", resource.getString("profile"));
            assertTrue(resource.getString("name").matches("[-a-z0-9._/]+") && names.add(resource.getString("name")));
            assertTrue(resource.getString("path").matches("(?!/|[.][.])[^\\\\~]+"), "a path within the package");
            Set<String> fields = new HashSet<>();
            for (JsonValue one : resource.getObj("schema").getArray("fields").toList()) {
                assertTrue(fields.add(one.getAsObject().getString("name")), "twice");
                assertTrue(Set.of("string", "number", "integer", "boolean", "date", "year").contains(
                        one.getAsObject().getString("type")));
            }
            resource.getObj("schema").getArray("primaryKey").forEach(key -> assertTrue(fields.contains(
                    key.getAsString().value())));
        }
    }

    /** What the Metadata Vocabulary for Tabular Data asks for, sections 5.3 to 5.6 and 6.4. */
    @Test
    void theMetadataKeepsTheRulesOfItsVocabulary() throws IOException {
        JsonObject group = JSON.parse(text("csv-metadata.json"));
        assertEquals("http://www.w3.org/ns/csvw", group.getString("@context"));
        for (JsonValue value : group.getArray("tables").toList()) {
            JsonObject table = value.getAsObject();
            JsonObject schema = table.getObj("tableSchema");
            List<String> names = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            for (JsonValue one : schema.getArray("columns").toList()) {
                JsonObject column = one.getAsObject();
                names.add(column.getString("name"));
                titles.add(column.getString("titles"));
                assertTrue(column.getString("name").matches("[A-Za-z0-9][A-Za-z0-9_.]*"), "a name of a URI template");
                if (column.hasKey("datatype")) {
                    assertTrue(Set.of("string", "decimal", "integer", "boolean", "date", "dateTime", "gYear",
                            "gYearMonth",
                            "anyURI", "double", "nonNegativeInteger").contains(column.getString("datatype")));
                }
                assertTrue(Set.of("name", "titles", "dc:description", "separator", "propertyUrl", "lang", "datatype",
                        "required", "valueUrl", "suppressOutput").containsAll(column.keys()), column.keys().toString());
            }
            assertEquals(names.size(), new HashSet<>(names).size(), "names are unique in a table");
            assertEquals(String.join(",", titles), text(table.getString("url")).lines().findFirst().orElseThrow());
            List<String> key = !schema.hasKey("primaryKey") ? List.of() : schema.get("primaryKey").isString()
                    ? List.of(schema.getString("primaryKey"))
                    : schema.getArray("primaryKey").map(one -> one.getAsString().value()).toList();
            assertTrue(names.containsAll(key), "keys are columns");
        }
    }
}
