package org.w3id.egnatia.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3id.egnatia.ShippedData;
import org.w3id.egnatia.load.Finding;
import org.w3id.egnatia.load.HouseStyle;
import org.w3id.egnatia.load.SourceFile;
import org.w3id.egnatia.load.TurtleFile;
import org.w3id.egnatia.load.TurtleReader;

/** Proves that no bytes make the reader fail: it reads a file or says what is wrong and where. */
class FuzzedFilesTest {

    private static final List<String> MARKS = List.of("@prefix ", "@base ", "<", ">", "\"", "\"\"\"", "'", "\\",
            "\\u0000", "\\uD800", "^^", "^^xsd:date", "@", "@en",
            ";", ",", ".", "[", "]", "(", ")", "{", "}", "<<", ">>", "_:b", "a", "\u0000", "\u202E", "\uFEFF", "\r",
            "\n", "\t", "<<<<<<< HEAD\n", "é", "e\u0301", "#", "%2", "1e", "true");

    @Property(seed = "20261125")
    void bytesOfAnyKindAreReadOrReported(@ForAll byte[] bytes) {
        examine(bytes);
    }

    @Property(seed = "20261125")
    void changedFilesAreReadOrReported(@ForAll("changedFiles") byte[] bytes) {
        examine(bytes);
    }

    @Property(seed = "20261129")
    void whatCanBeReadIsLaidOutOnceAndSaysTheSame(@ForAll("changedFiles") byte[] bytes) {
        SourceFile file = new SourceFile("data/fuzzed.ttl", bytes);
        TurtleReader.read(file).file().ifPresent(read -> HouseStyle.of(file).text().ifPresent(text -> {
            SourceFile styled = new SourceFile(file.path(), text.getBytes(StandardCharsets.UTF_8));
            assertTrue(TurtleReader.read(styled).file().orElseThrow().graph().isIsomorphicWith(read.graph()), text);
            assertEquals(text, HouseStyle.of(styled).text().orElseThrow());
        }));
    }

    private static void examine(byte[] bytes) {
        TurtleFile.Reading reading = TurtleReader.read(new SourceFile("data/fuzzed.ttl", bytes));
        long lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1).length;
        for (Finding finding : reading.findings()) {
            assertTrue(finding.line() >= 0 && finding.line() <= lines + 1, finding::toString);
            assertFalse(finding.message().contains("Exception"), finding::toString);
            assertFalse(finding.message().isBlank(), finding::rule);
            assertTrue(finding.toString().codePoints().noneMatch(c -> c == 0 || c == 0x202E || c == '\n'),
                    finding::toString);
        }
        assertTrue(reading.file().isPresent() || reading.findings().stream().anyMatch(Finding::isError),
                "neither read nor reported");
    }

    /** A piece of one of our files in which something was put, taken out or written twice. */
    @Provide
    Arbitrary<byte[]> changedFiles() {
        List<SourceFile> files = ShippedData.workspace().turtle().stream()
                .filter(f -> f.content().length < 20_000).toList();
        Arbitrary<String> insert = Arbitraries.oneOf(Arbitraries.of(MARKS), Arbitraries.strings().ofMaxLength(8));
        return Combinators.combine(Arbitraries.of(files), Arbitraries.integers().between(0, 20_000),
                Arbitraries.integers().between(0, 40), insert)
                .as((file, at, gone, text) -> {
                    String whole = file.text();
                    int from = Math.min(at, whole.length());
                    int to = Math.min(from + gone, whole.length());
                    return (whole.substring(0, from) + text + whole.substring(to)).getBytes(StandardCharsets.UTF_8);
                });
    }
}
