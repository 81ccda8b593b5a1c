package org.w3id.egnatia.publish.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where addresses stand among the files, and the ways between these. */
class FileNamesTest {

    @Test
    void aPageHasTheEndingByWhichTheServerKnowsIt() {
        assertEquals("doc/actor/srb.html", FileNames.page("doc/actor/srb", Map.of()));
        assertEquals("index.html", FileNames.page("", Map.of()));
        assertEquals("id/index.html", FileNames.page("id/", Map.of()));
        assertEquals("doc/actor/srb.csl.json", FileNames.form("doc/actor/srb", Map.of(), "csl.json"));
        assertEquals(".well-known/void", FileNames.file(".well-known/void"));
    }

    @Test
    void parametersAreAFileInAFolderOfThePage() {
        assertEquals("query/names/partner=srb.html", FileNames.page("query/names", Map.of("partner", "srb")));
        assertEquals("query/x/a=1&b=2.csv", FileNames.form("query/x", new TreeMap<>(Map.of("b", "2", "a", "1")),
                "csv"));
        assertEquals("index/measure=gdp.html", FileNames.page("", Map.of("measure", "gdp")));
    }

    @Test
    void noValueLeavesItsFolderOrIsReadAsAnotherName() {
        assertEquals("query/x/a=..~2f..~2fetc.html", FileNames.page("query/x", Map.of("a", "../../etc")));
        assertEquals("x/~2e~2e/y.html", FileNames.page("x/../y", Map.of()));
        assertEquals("x/l=~d1~88~26~3d~25.html", FileNames.page("x", Map.of("l", "ш&=%")));
        assertEquals("x/l=~7e41.html", FileNames.page("x", Map.of("l", "~41")));
    }

    @Test
    void theWayFromOneFileToAnotherIsRelative() {
        assertEquals("../actor/srb.html", FileNames.relative("doc/instrument/x.html", "doc/actor/srb.html"));
        assertEquals("b.html", FileNames.relative("a.html", "b.html"));
        assertEquals("../../assets/x.css", FileNames.relative("query/names/partner=srb.html", "assets/x.css"));
        assertEquals("index.html", FileNames.relative("index.html", "index.html"));
        assertEquals("srb/index.html", FileNames.relative("id/actor/alb.html", "id/actor/srb/index.html"));
    }
}
