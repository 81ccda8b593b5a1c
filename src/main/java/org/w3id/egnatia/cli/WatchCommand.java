package org.w3id.egnatia.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.w3id.egnatia.load.UnreadableException;
import org.w3id.egnatia.release.Release;
import org.w3id.egnatia.watch.FetchedAnswers;
import org.w3id.egnatia.watch.Inbox;
import org.w3id.egnatia.watch.KnownIdentifiers;
import org.w3id.egnatia.watch.RecordedAnswers;
import org.w3id.egnatia.watch.Sighting;
import org.w3id.egnatia.watch.Subjects;
import org.w3id.egnatia.watch.Watch;
import org.w3id.egnatia.watch.WatchedSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: what publishers brought out that the data does not describe. */
@Command(name = "watch", mixinStandardHelpOptions = true,
        description = "Asks the sources of data/watch/sources.csv what is new, compares identifiers with those of the "
        + "data, and lays candidates into a folder for people. It never writes facts.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every answer was read", "1:the data has faults, or an answer could not be read",
            "2:the command line is wrong", "3:an input cannot be read", "5:the folder cannot be written"})
final class WatchCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("State", "Source", "Identifier", "Title", "Before", "Date",
            "Partner", "Topic");

    @Spec
    private CommandSpec spec;
    @Mixin
    private RootOption root;
    @Mixin
    private CacheOption cache;

    @Parameters(paramLabel = "SOURCE", arity = "0..*", description = "Codes of the sources (default: all).")
    private List<String> codes = List.of();
    @Option(names = "--from", paramLabel = "FOLDER", description = "Read answers that were recorded, CODE.http for "
            + "each source, and ask nobody.")
    private Path from;
    @Option(names = "--record", paramLabel = "FOLDER", description = "Compare with the answers that are recorded here, "
            + "and then record those that were read in their place.")
    private Path record;
    @Option(names = "--inbox", paramLabel = "FOLDER", description = "Where candidates are laid (default: inbox).")
    private Path inbox = Path.of("inbox");
    @Option(names = "--format", paramLabel = "FORMAT", description = "table or json (default: table).")
    private Format format = Format.table;

    /** How the outcome is printed, by the words of the option. */
    enum Format {
        /** For readers. */
        table,
        /** For programs. */
        json
    }

    @Override
    public Integer call() throws IOException, NoSuchAlgorithmException {
        if (from != null && !Files.isDirectory(from)) {
            throw new UnreadableException(from + ": is no folder; give --from a folder of recorded answers");
        }
        Optional<Release> release = Releases.of(root, cache, spec.commandLine().getErr());
        if (release.isEmpty()) {
            return ExitCode.FINDINGS;
        }
        List<WatchedSource> all = WatchedSource.of(release.get());
        List<WatchedSource> chosen = chosen(all);
        Watch watch = new Watch(KnownIdentifiers.of(release.get()), Subjects.of(release.get()),
                from == null ? new FetchedAnswers() : new RecordedAnswers(from),
                Optional.ofNullable(record).map(RecordedAnswers::new), Watch.hosts(all));
        List<Watch.Outcome> outcomes = new ArrayList<>();
        for (WatchedSource source : chosen) {
            outcomes.add(watch.at(source));
        }
        List<Sighting> seen = outcomes.stream().flatMap(outcome -> outcome.seen().stream()).toList();
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        List<Sighting> added = new Inbox(inbox).add(day, seen.stream()
                .filter(one -> one.state() != Sighting.State.UNREADABLE).toList());
        spec.commandLine().getOut().print(format == Format.json ? json(day, outcomes)
                : table(outcomes, seen, added.isEmpty() ? "" : added.size() + " candidates are added to "
                + inbox.resolve(day + ".csv") + ".\n"));
        spec.commandLine().getOut().flush();
        return outcomes.stream().allMatch(Watch.Outcome::isRead) ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private List<WatchedSource> chosen(List<WatchedSource> all) {
        List<String> known = all.stream().map(WatchedSource::code).toList();
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw new ParameterException(spec.commandLine(), "'" + code + "' is no watched source; they are "
                    + String.join(", ", known));
        });
        return all.stream().filter(source -> codes.contains(source.code()) || codes.isEmpty() && (from == null
                || new RecordedAnswers(from).has(source))).toList();
    }

    private static String table(List<Watch.Outcome> outcomes, List<Sighting> seen, String added) {
        long read = outcomes.stream().filter(Watch.Outcome::isRead).count();
        String sum = outcomes.size() + " sources were looked at, and the answers of " + read + " read: "
                + outcomes.stream().mapToInt(Watch.Outcome::entries).sum() + " entries, "
                + outcomes.stream().mapToInt(Watch.Outcome::named).sum() + " identifiers.\n";
        return (seen.isEmpty() ? "" : TextTable.lines(COLUMNS, seen.stream().map(one -> List.of(one.state().word(),
                one.source().code(), one.identifier(), one.title(), one.before(),
                one.day().map(LocalDate::toString).orElse(""), one.partners(), one.topics())).toList(),
                TerminalWidth.of(null)) + '\n') + sum + added;
    }

    private static String json(LocalDate day, List<Watch.Outcome> outcomes) {
        JsonArray sources = new JsonArray();
        outcomes.forEach(outcome -> {
            JsonObject one = new JsonObject();
            one.put("source", outcome.source().code());
            one.put("address", outcome.source().address().toString());
            one.put("read", outcome.isRead());
            one.put("entries", outcome.entries());
            one.put("identifiers", outcome.named());
            JsonArray seen = new JsonArray();
            outcome.seen().forEach(sighting -> seen.add(json(sighting)));
            one.put("seen", seen);
            sources.add(one);
        });
        JsonObject whole = new JsonObject();
        whole.put("day", day.toString());
        whole.put("sources", sources);
        return whole + "\n";
    }

    private static JsonObject json(Sighting sighting) {
        JsonObject one = new JsonObject();
        one.put("state", sighting.state().word());
        one.put("identifier", sighting.identifier());
        one.put("title", sighting.title());
        one.put("before", sighting.before());
        one.put("date", sighting.day().map(LocalDate::toString).orElse(""));
        one.put("address", sighting.address());
        one.put("partner", sighting.partners());
        one.put("topic", sighting.topics());
        return one;
    }
}
