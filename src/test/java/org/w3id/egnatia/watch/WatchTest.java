package org.w3id.egnatia.watch;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.egnatia.ShippedData;

/** Proves on forty recorded answers, ten of them broken, that the watch finds every new identifier and no other. */
class WatchTest {

    private static final Path RECORDED = Path.of("src/test/resources/watch");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final Set<String> HOST = Set.of("watched.example");
    private static final KnownIdentifiers KNOWN = KnownIdentifiers.of(ShippedData.release());
    private static final Subjects SUBJECTS = Subjects.of(ShippedData.release());

    private static WatchedSource source(String code, AnswerForm form) {
        return new WatchedSource(code, code, form, URI.create("https://watched.example/" + code),
                LocalDate.of(2025, 5, 26));
    }

    private static Map<WatchedSource, String> expected() throws IOException {
        Map<WatchedSource, String> all = new TreeMap<>((a, b) -> a.code().compareTo(b.code()));
        for (String line : Files.readAllLines(RECORDED.resolve("expected.csv")).stream().skip(1).toList()) {
            String[] cells = line.split(",", 3);
            all.put(source(cells[0], AnswerForm.named(cells[1])), cells[2]);
        }
        return all;
    }

    private static Watch watch(Answers answers, Path before) {
        return new Watch(KNOWN, SUBJECTS, answers, Optional.ofNullable(before).map(RecordedAnswers::new), HOST);
    }

    @Test
    void everyNewIdentifierIsFoundAndNoFalseOne() throws IOException {
        Watch watch = watch(new RecordedAnswers(RECORDED), null);
        int broken = 0;
        for (Map.Entry<WatchedSource, String> one : expected().entrySet()) {
            Watch.Outcome outcome = watch.at(one.getKey());
            if (one.getValue().startsWith("!")) {
                broken++;
                assertFalse(outcome.isRead(), one.getKey().code());
                assertTrue(outcome.seen().get(0).title().contains(one.getValue().substring(1)),
                        () -> one.getKey().code() + ": " + outcome.seen());
                assertEquals(1, outcome.seen().size());
            } else {
                assertEquals(one.getValue(), outcome.seen().stream().map(Sighting::identifier).sorted()
                        .collect(Collectors.joining(";")), () -> one.getKey().code() + ": " + outcome.seen());
            }
        }
        assertEquals(40, expected().size());
        assertEquals(10, broken);
    }

    @Test
    void theNewestOfSeveralIsChosenHere() throws IOException {
        Sighting one = watch(new RecordedAnswers(RECORDED), null)
                .at(source("sparql-newest-in-client", AnswerForm.SPARQL)).seen().get(0);
        assertEquals("Invented newer title", one.title());
    }

    @Test
    void partnersAndTopicsAreGuessedFromTitles() {
        assertEquals("srb", SUBJECTS.partnersIn("Invented: Serbian border police meet"));
        assertEquals("alb mkd", SUBJECTS.partnersIn("Invented: Albania and North Macedonia"));
        assertEquals("", SUBJECTS.partnersIn("Invented: fisheries"));
        assertTrue(SUBJECTS.topicsIn("Invented: migration management in the region").contains("migration"));
    }

    private static Answer feed(String... items) {
        StringBuilder text = new StringBuilder("<rss version=\"2.0\"><channel>");
        for (String item : items) {
            String[] parts = item.split("\\|");
            text.append("<item><title>").append(parts[1]).append("</title><link>https://watched.example/").append(
                    parts[0]).append("</link><pubDate>").append(parts[2]).append("</pubDate></item>");
        }
        return new Answer(200, Map.of("content-type", "application/rss+xml"),
                text.append("</channel></rss>").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whatChangedAndWhatIsGoneIsToldByTheAnswerBefore(@TempDir Path before) throws IOException {
        WatchedSource source = source("feed", AnswerForm.RSS);
        Answer first = feed("ip_99_1|Invented A|2099-01-03", "ip_99_2|Invented B|2099-01-02",
                "ip_99_3|Invented C|2099-01-01", "ip_25_1446|Invented K|2099-01-02");
        watch((s, a, n) -> first, before).at(source);
        Answer second = feed("ip_99_2|Invented B, corrected|2099-01-02", "ip_25_1446|Invented K|2099-01-02");
        Watch.Outcome outcome = watch((s, a, n) -> second, before).at(source);
        assertEquals(List.of("changed IP/99/2 Invented B", "gone IP/99/1 "), outcome.seen().stream()
                .map(one -> one.state().word() + ' ' + one.identifier() + ' ' + one.before()).toList(),
                "what is older than a feed reaches is not missed");
    }

    @Test
    void anAnswerThatIsNoneLeavesTheOneBefore(@TempDir Path before) throws IOException {
        WatchedSource source = source("feed", AnswerForm.RSS);
        watch((s, a, n) -> feed("ip_99_1|Invented A|2099-01-03"), before).at(source);
        byte[] kept = Files.readAllBytes(before.resolve("feed.http"));
        Answer challenge = new Answer(202, Map.of("content-type", "text/html"), new byte[] {1});
        assertFalse(watch((s, a, n) -> challenge, before).at(source).isRead());
        assertEquals(new String(kept), Files.readString(before.resolve("feed.http")));
        try (Stream<Path> files = Files.list(before)) {
            assertEquals(1, files.count(), "nothing else is left");
        }
    }

    @Test
    void whatIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("feed.http"), new byte[Answer.MOST + 1]);
        assertTrue(watch(new RecordedAnswers(folder), null).at(source("feed", AnswerForm.RSS)).seen().get(0).title()
                .contains("is larger than"));
    }

    @Test
    void noOtherHostAndNoOpenLineIsAsked() throws IOException {
        Answers refusing = (source, address, step) -> {
            throw new AssertionError("asked " + address);
        };
        for (String address : List.of("http://watched.example/", "https://elsewhere.example/", "file:///etc/hostname",
                "https://watched.example.elsewhere.example/")) {
            WatchedSource source = new WatchedSource("x", "x", AnswerForm.LIST, URI.create(address), DAY);
            assertFalse(watch(refusing, null).at(source).isRead(), address);
        }
        Answers circle = (source, address, step) -> new Answer(302, Map.of("location", "/again"), new byte[0]);
        assertTrue(watch(circle, null).at(source("x", AnswerForm.LIST)).seen().get(0).title().contains("leads on"));
    }

    @Test
    void candidatesAreLaidOnceAndWithoutFormulas(@TempDir Path inbox) throws IOException {
        WatchedSource source = source("feed", AnswerForm.RSS);
        List<Sighting> seen = watch((s, a, n) -> feed("ip_99_1|=HYPERLINK(1)|2099-01-03",
                "ip_99_2|Invented, with a \"comma\"|2099-01-03"), null).at(source).seen();
        assertEquals(2, new Inbox(inbox).add(DAY, seen).size());
        String table = Files.readString(inbox.resolve("2026-11-30.csv"));
        assertTrue(table.contains("'=HYPERLINK(1)"), table);
        assertEquals(0, new Inbox(inbox).add(DAY.plusDays(1), seen).size());
        assertFalse(Files.exists(inbox.resolve("2026-12-01.csv")));
        List<Sighting> more = watch((s, a, n) -> feed("ip_99_3|Invented|2099-01-03"), null).at(source).seen();
        assertEquals(1, new Inbox(inbox).add(DAY, more).size());
        assertEquals(4, Files.readAllLines(inbox.resolve("2026-11-30.csv")).size());
        Files.writeString(inbox.resolve("2026-11-29.csv"), "state\n\"open");
        assertThrows(IOException.class, () -> new Inbox(inbox).add(DAY, seen));
    }

    @Test
    void recordedAnswersAreReadAsTheyWereWritten() {
        Answer answer = new Answer(200, Map.of("content-type", "text/csv", "content-length", "3"),
                new byte[] {13, 10, -1});
        Answer again = Answer.read(answer.recorded());
        assertEquals(answer.headers(), again.headers());
        assertEquals(List.of((byte) 13, (byte) 10, (byte) -1), List.of(again.body()[0], again.body()[1],
                again.body()[2]));
        assertThrows(NoAnswerException.class, () -> Answer.read(new byte[] {'x', '\n', '\n'}));
        assertThrows(NoAnswerException.class, () -> Answer.read(new byte[0]));
    }

    @Test
    void theSourcesOfTheDataCanAllBeAsked() {
        List<WatchedSource> all = WatchedSource.of(ShippedData.release());
        assertEquals(10, all.size());
        all.forEach(source -> assertEquals("https", source.address().getScheme(), source.code()));
        assertTrue(all.stream().filter(source -> source.form() == AnswerForm.SPARQL).allMatch(source ->
                source.address().getRawQuery().contains("2025-11-04")));
    }
}
