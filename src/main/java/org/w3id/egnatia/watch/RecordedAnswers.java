package org.w3id.egnatia.watch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder of recorded answers: {@code CODE.http} for each source, and {@code CODE-2.http} for the address to which
 * that leads.
 *
 * @param folder where they are
 */
public record RecordedAnswers(Path folder) implements Answers {

    /** Whether an answer of a source is there. */
    public boolean has(WatchedSource source) {
        return Files.isRegularFile(file(source, 1));
    }

    @Override
    public Answer to(WatchedSource source, URI address, int step) {
        Path file = file(source, step);
        try {
            if (Files.size(file) > Answer.MOST) {
                throw new NoAnswerException("is larger than " + Answer.MOST + " bytes");
            }
            return Answer.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new NoAnswerException("is not recorded in " + file);
        }
    }

    /**
     * Records an answer in the place of the one that is there; either of the two is there whole at any time.
     *
     * @throws IOException if it cannot be written
     */
    public void keep(WatchedSource source, Answer answer) throws IOException {
        Files.createDirectories(folder);
        Path whole = Files.write(folder.resolve('.' + source.code() + ".http"), answer.recorded());
        Files.move(whole, file(source, 1), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(WatchedSource source, int step) {
        return folder.resolve(source.code() + (step == 1 ? "" : "-" + step) + ".http");
    }
}
