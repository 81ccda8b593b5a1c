package org.w3id.egnatia.publish.panel;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3id.egnatia.ShippedData;

/**
 * Holds the codebook against the rules of the schema of DDI Codebook 2.5 for the elements that it has: which may stand
 * where and in which order, which may stand once, values of attributes, identifiers and what refers to them. The
 * schema itself is under the LGPL and not here; its rules for these elements are written below as we know them, which
 * is no validation by the schema.
 */
class DdiRulesTest {

    /** Children in their order; a mark of interrogation stands after what may stand once only. */
    private static final Map<String, List<String>> CHILDREN = Map.ofEntries(
            entry("codeBook", List.of("docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat")),
            entry("stdyDscr", List.of("citation", "studyAuthorization", "stdyInfo", "studyDevelopment", "method",
            "dataAccs", "othrStdyMat", "notes")),
            entry("citation", List.of("titlStmt?", "rspStmt?", "prodStmt?", "distStmt?", "serStmt", "verStmt",
            "biblCit", "holdings", "notes")),
            entry("titlStmt", List.of("titl?", "subTitl", "altTitl", "parTitl", "IDNo")),
            entry("rspStmt", List.of("AuthEnty", "othId")),
            entry("prodStmt", List.of("producer", "copyright?", "prodDate", "prodPlac", "software", "fundAg",
            "grantNo")),
            entry("verStmt", List.of("version", "verResp?", "notes")),
            entry("stdyInfo", List.of("studyBudget?", "subject", "abstract", "sumDscr", "qualityStatement?", "notes",
            "exPostEvaluation")),
            entry("sumDscr", List.of("timePrd", "collDate", "nation", "geogCover", "geogUnit", "geoBndBox",
            "boundPoly", "anlyUnit", "universe", "dataKind")),
            entry("fileDscr", List.of("fileTxt", "locMap?", "notes")),
            entry("fileTxt", List.of("fileName", "fileCitation?", "dataFingerprint", "fileCont?", "fileStrc?",
            "dimensns?", "fileType", "format", "filePlac", "dataChck", "ProcStat", "dataMsng", "software",
            "verStmt?")),
            entry("dataDscr", List.of("varGrp", "nCubeGrp", "var", "nCube", "notes")),
            entry("var", List.of("location", "labl", "imputation?", "security?", "embargo?", "respUnit?",
            "anlysUnit?", "qstn", "valrng", "invalrng", "undocCod", "universe", "TotlResp?", "sumStat", "txt",
            "stdCatgry", "catgryGrp", "catgry", "codInstr", "verStmt", "concept", "derivation?", "varFormat?",
            "geoMap", "catLevel", "notes")),
            entry("qstn", List.of("preQTxt", "qstnLit", "postQTxt", "forward", "backward", "ivuInstr")),
            entry("valrng", List.of("item", "range", "key", "notes")));
    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            entry("codeBook", Set.of("version", "xmlns")), entry("fileDscr", Set.of("ID")),
            entry("version", Set.of("date")), entry("range", Set.of("min", "max")), entry("sumStat", Set.of("type")),
            entry("varFormat", Set.of("type")),
            entry("var", Set.of("ID", "name", "files", "intrvl", "nature")));
    private static final Map<String, Set<String>> VALUES = Map.of("intrvl", Set.of("contin", "discrete"),
            "nature", Set.of("nominal", "ordinal", "interval", "ratio", "percent", "other"));
    private static final Map<String, Set<String>> TYPES = Map.of("varFormat", Set.of("numeric", "character"),
            "sumStat", Set.of("mean", "medn", "mode", "vald", "invd", "min", "max", "stdev", "other"));

    private static List<Element> elements(Element parent) {
        return IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    @Test
    void theCodebookKeepsTheRulesOfItsSchema() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ResearchFiles(ShippedData.release()).write("codebook.xml", out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
        Set<String> ids = new HashSet<>();
        List<Element> all = new ArrayList<>();
        collect(root, all);
        all.stream().filter(one -> one.hasAttribute("ID")).forEach(one -> assertTrue(ids.add(one.getAttribute("ID"))));
        assertEquals("2.5", root.getAttribute("version"));
        for (Element one : all) {
            assertEquals("ddi:codebook:2_5", one.getNamespaceURI());
            children(one);
            attributes(one, ids);
        }
        assertTrue(all.stream().filter(one -> one.getLocalName().equals("var")).count() > 700);
    }

    private static void collect(Element element, List<Element> all) {
        all.add(element);
        elements(element).forEach(child -> collect(child, all));
    }

    private static void children(Element parent) {
        List<String> order = CHILDREN.getOrDefault(parent.getLocalName(), List.of());
        int last = -1;
        for (Element child : elements(parent)) {
            String name = child.getLocalName();
            int place = order.contains(name) ? order.indexOf(name) : order.indexOf(name + '?');
            assertTrue(place >= 0, () -> name + " in " + parent.getLocalName());
            assertTrue(order.get(place).endsWith("?") ? place > last : place >= last,
                    () -> name + " stands too late, or twice, in " + parent.getLocalName());
            last = place;
        }
        if (!order.isEmpty()) {
            IntStream.range(0, parent.getChildNodes().getLength()).mapToObj(parent.getChildNodes()::item)
                    .filter(node -> node.getNodeType() == Node.TEXT_NODE)
                    .forEach(text -> assertTrue(text.getTextContent().isBlank(), parent::getLocalName));
        }
    }

    private static void attributes(Element element, Set<String> ids) {
        String name = element.getLocalName();
        IntStream.range(0, element.getAttributes().getLength()).mapToObj(element.getAttributes()::item)
                .forEach(attribute -> {
                    String value = attribute.getNodeValue();
                    assertTrue(ATTRIBUTES.getOrDefault(name, Set.of()).contains(attribute.getNodeName()),
                            () -> attribute.getNodeName() + " of " + name);
                    assertTrue(VALUES.getOrDefault(attribute.getNodeName(), Set.of(value)).contains(value), value);
                });
        if (TYPES.containsKey(name)) {
            assertTrue(TYPES.get(name).contains(element.getAttribute("type")), name);
        }
        if (name.equals("var")) {
            assertFalse(element.getAttribute("name").isEmpty());
            assertTrue(ids.contains(element.getAttribute("files")), element.getAttribute("files"));
        }
    }
}
