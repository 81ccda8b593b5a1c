package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Proves that all files are laid out as the house does, and that to lay out a file changes no statement and no comment.
 */
class HouseStyleTest {

    private static final String PREFIXES = """
            @prefix egn: <https://w3id.org/egnatia/def/> .
            @prefix actor: <https://w3id.org/egnatia/id/actor/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            """;

    private static SourceFile file(String text) {
        return new SourceFile("data/actors/x.ttl", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String styled(String text) {
        HouseStyle.Styled styled = HouseStyle.of(file(text));
        return styled.text().orElseThrow(() -> new AssertionError(styled.fault()));
    }

    @Test
    void everyFileIsFormatted() {
        List<String> others = Workspace.at(Path.of("")).files().stream().filter(f -> HouseStyle.isStyled(f.path()))
                .filter(f -> !HouseStyle.of(f).text().equals(Optional.of(f.text()))).map(SourceFile::path).toList();
        assertEquals(List.of(), others, "run egnatia format");
    }

    @Test
    void blanksAndLineBreaksBetweenTokensChangeNothing() {
        Random random = new Random(20261129);
        for (SourceFile source : Workspace.at(Path.of("")).turtle()) {
            if (source.text().contains("\"\"\"") || source.text().contains("[")) {
                continue;
            }
            String mangled = source.text().lines().map(line -> line.startsWith("#") || line.isEmpty() ? line
                    : " ".repeat(random.nextInt(9)) + line.strip().replaceFirst(" ([;.])$", random.nextBoolean()
                            ? "  $1" : "\n$1"))
                    .collect(Collectors.joining("\n"));
            assertEquals(source.text(), styled(mangled), source.path());
        }
    }

    @Test
    void theHouseHasAnOrder() {
        assertEquals(PREFIXES + """

                # The first.
                actor:one a egn:Body ; # a body
                    rdfs:label "One"@en ;
                    egn:partOf actor:two, actor:three .

                actor:two a egn:Body .
                actor:three a egn:Body .

                # The end.
                """, styled("""
                @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
                PREFIX actor: <https://w3id.org/egnatia/id/actor/>
                @prefix egn: <https://w3id.org/egnatia/def/> .
                # The first.
                actor:one   egn:partOf actor:two ,
                   actor:three; rdfs:label "One"@en
                 ; a egn:Body ; # a body
                 .

                actor:two a egn:Body.
                actor:three a egn:Body .



                # The end."""));
    }

    @Test
    void aCommentIsKeptOrTheFileIsLeftAsItIs() {
        String kept = PREFIXES + """

                actor:one a egn:Body ;
                    # so it is called
                    rdfs:label "One"@en ;
                    egn:partOf
                        # the larger one
                        actor:two, # and
                        actor:three .
                """;
        assertEquals(kept, styled(kept));
        HouseStyle.Styled refused = HouseStyle.of(file(PREFIXES + "actor:one a # a what\n egn:Body .\n"));
        assertTrue(refused.text().isEmpty());
        assertTrue(refused.fault().startsWith("data/actors/x.ttl:4: a comment"), refused::fault);
    }

    @Test
    void aTableHasQuotationMarksWhereItNeedsThem() {
        SourceFile rows = new SourceFile("data/x.csv",
                "a,b\n\"one\",\"two, \"\"three\"\"\"\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("a,b\none,\"two, \"\"three\"\"\"\n", HouseStyle.of(rows).text().orElseThrow());
    }

    @Test
    void aFileWithAFaultIsLeftAsItIs() {
        HouseStyle.Styled styled = HouseStyle.of(file(PREFIXES + "actor:one a egn:Body\n"));
        assertTrue(styled.text().isEmpty() && styled.fault().contains("error"), styled::fault);
    }
}
