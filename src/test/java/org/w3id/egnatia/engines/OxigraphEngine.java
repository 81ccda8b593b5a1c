package org.w3id.egnatia.engines;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.XSD;

/** Oxigraph in a Node.js of its own, which {@code src/oxigraph/ask.mjs} makes answer. */
final class OxigraphEngine implements Engine {

    private final Path folder;
    private final Path file;
    private final String format;
    private Process process;
    private BufferedReader answers;
    private BufferedWriter questions;

    OxigraphEngine(Path folder, Path file, String format) throws IOException {
        this.folder = folder;
        this.file = file;
        this.format = format;
        start();
    }

    private void start() throws IOException {
        process = new ProcessBuilder("node", "--max-old-space-size=2000", "ask.mjs", file.toAbsolutePath().toString(),
                format).directory(folder.toFile()).redirectError(folder.resolve("errors.txt").toFile()).start();
        answers = process.inputReader();
        questions = process.outputWriter();
        String ready = answers.readLine();
        if (!"ready".equals(ready)) {
            throw new IOException("Oxigraph does not load " + file + ": "
                    + Files.readString(folder.resolve("errors.txt")));
        }
    }

    @Override
    public List<String> rows(String query) throws IOException {
        Path asked = Files.writeString(folder.resolve("asked.rq"), query);
        List<String> rows = new ArrayList<>();
        JSON.parse(answer("query\t" + asked.toAbsolutePath())).getObj("results").get("bindings").getAsArray()
                .forEach(row -> rows.add(row(row.getAsObject())));
        return rows;
    }

    private static String row(JsonObject row) {
        Map<String, String> cells = new HashMap<>();
        row.forEach((name, value) -> cells.put(name, cell(value.getAsObject())));
        return Cells.row(cells);
    }

    private static String cell(JsonObject cell) {
        String value = cell.getString("value");
        return cell.getString("type").equals("uri") ? Cells.iri(value) : Cells.literal(value,
                cell.hasKey("xml:lang") ? cell.getString("xml:lang") : "",
                cell.hasKey("datatype") ? cell.getString("datatype") : XSD.xstring.getURI());
    }

    /** What it answers to a line; one that takes too long is ended, and another begun for the next. */
    private String answer(String line) throws IOException {
        questions.write(line + '\n');
        questions.flush();
        try {
            String answer = CompletableFuture.supplyAsync(this::line).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (answer.startsWith("!")) {
                throw new IOException(answer.substring(1));
            }
            return answer;
        } catch (TimeoutException e) {
            close();
            start();
            throw new IOException("no answer within " + LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String line() {
        try {
            String line = answers.readLine();
            return line == null ? "!it has ended: " + Files.readString(folder.resolve("errors.txt")) : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> defaultGraph() throws IOException {
        Path triples = folder.resolve("triples.nt").toAbsolutePath();
        answer("triples\t" + triples);
        var graph = GraphFactory.createDefaultGraph();
        RDFParser.source(triples).lang(Lang.NTRIPLES).parse(graph);
        return graph.stream().map(Cells::triple).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
