package org.w3id.egnatia.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that no message names a class of Java: what is said of exceptions, and that no other code makes such text. */
class TroubleTest {

    /** The name of a class taken for a text, and an exception that is joined to one. */
    private static final Pattern NAMING = Pattern.compile("getSimpleName|getClass\\(\\)[.]get\\w*Name|getTypeName"
            + "|\\+ (?:e|ex|error|exception|problem)\\b(?![.(\\w])|\\b(?:e|ex|error|exception)[.]toString\\(\\)");
    private static final Pattern CAUGHT = Pattern.compile("catch \\([^)]*?(\\w+)\\) \\{");

    @Test
    void whatIsKnownIsSaidInWords() {
        for (IOException e : List.of(new AccessDeniedException("/x"), new NoSuchFileException("/x"),
                new NotDirectoryException("/x"), new FileAlreadyExistsException("/x"), new IOException())) {
            assertFalse(Trouble.of(e).matches("(?s).*(/x|Exception|null).*"), Trouble.of(e));
        }
        assertEquals("No space left on device",
                Trouble.of(new FileSystemException("/x", null, "No space left on device")));
        assertEquals("Broken pipe", Trouble.of(new IOException("Broken pipe")));
    }

    @Test
    void aMessageThatNamesAClassIsNotRepeated() {
        assertEquals("otherwise", Trouble.words(new ClassCastException("class org.example.node.One cannot be cast"),
                "otherwise"));
        assertEquals("otherwise", Trouble.words(new IllegalStateException(), "otherwise"));
        assertEquals("see https://w3id.org/egnatia/def/Actor",
                Trouble.words(new IllegalStateException("see https://w3id.org/egnatia/def/Actor"), "otherwise"));
    }

    @Test
    void anErrorOfTheProgramIsToldWithoutItsName() {
        String told = Trouble.unforeseen(new IllegalStateException("secret"));
        assertFalse(told.contains("IllegalState"), told);
        System.setProperty(Trouble.TRACE, "true");
        try {
            assertTrue(Trouble.unforeseen(new IllegalStateException("secret")).contains("TroubleTest"));
        } finally {
            System.clearProperty(Trouble.TRACE);
        }
    }

    @Test
    void noOtherCodePutsTheNameOfAClassIntoAText() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
                String text = Files.readString(file);
                Matcher naming = NAMING.matcher(text);
                while (naming.find()) {
                    found.add(file.getFileName() + ": " + naming.group());
                }
                Matcher caught = CAUGHT.matcher(text);
                while (caught.find()) {
                    Matcher joined = Pattern.compile("\\+ " + caught.group(1) + "\\b(?![.(\\w])").matcher(text);
                    if (joined.find(caught.end())) {
                        found.add(file.getFileName() + ": " + joined.group());
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
    }
}
