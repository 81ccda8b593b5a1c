package org.w3id.egnatia.publish.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.graph.Node;
import org.jsoup.nodes.Element;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.ask.MissingQuestionException;
import org.w3id.egnatia.page.report.CopyPage;
import org.w3id.egnatia.page.report.FreeQueryPage;
import org.w3id.egnatia.query.Choice;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.serve.InProcess;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.PathPattern;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.vocab.Namespaces;

/**
 * Writes the files of a site: from what the list of addresses, the data and the questions name, along the links of the
 * pages, until nothing is left that is among the files and not written.
 */
final class SiteFiles {

    private static final String DUMPS = "dumps/";
    private static final String WORKBOOK = ".xlsx";
    private static final String SPARQL = "sparql";
    private static final String QUERY = "query";

    private final InProcess server;
    private final Extent extent;
    private final CopyMarkup markup;
    private final Path folder;
    private final Path release;
    private final String root;
    private final Set<String> pages = ConcurrentHashMap.newKeySet();
    private final Map<String, CompletableFuture<Boolean>> others = new ConcurrentHashMap<>();
    private final Set<String> refused = new ConcurrentSkipListSet<>();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Phaser open = new Phaser(1);
    private ExecutorService workers;

    /**
     * What was written.
     *
     * @param pages   number of pages
     * @param files   number of files
     * @param bytes   their bytes, those of dumps included
     * @param refused addresses that a page leads to and the server refuses
     */
    record Written(long pages, long files, long bytes, Set<String> refused) {
    }

    /**
     * To be written.
     *
     * @param folder  where
     * @param release the folder of the same release, whose files are its dumps
     */
    SiteFiles(InProcess server, Map<String, PreparedValues> prepared, Path folder, Path release) {
        this.server = server;
        this.folder = folder;
        this.release = release;
        this.extent = new Extent(server, prepared);
        this.root = server.site().links().to("");
        this.markup = new CopyMarkup(server.site(), prepared);
    }

    /**
     * Writes them all.
     *
     * @param more files that no address of the server has, by their paths
     */
    Written write(Map<String, byte[]> more) throws IOException {
        workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            // A deep query takes a deep stack, as on a thread of the server.
            Thread thread = new Thread(null, task, "site", 16L << 20);
            thread.setDaemon(true);
            return thread;
        });
        try {
            seeds().forEach(path -> later(() -> seed(path)));
            things().forEach(path -> later(() -> seed(path)));
            markup.prepared().forEach((question, values) -> values.answered().forEach(given -> later(() ->
                    forms(question, given))));
            open.arriveAndAwaitAdvance();
        } finally {
            workers.shutdownNow();
        }
        if (failure.get() instanceof UncheckedIOException e) {
            throw e.getCause();
        } else if (failure.get() != null) {
            throw new IllegalStateException("the site cannot be made: " + failure.get().getMessage(), failure.get());
        }
        write("assets/" + CopyMarkup.NAMES, NamesFile.of(server.site(), extent));
        for (SavedQuery question : server.site().release().queries().questions()) {
            PreparedValues values = markup.prepared().get(question.id());
            if (!question.parameters().isEmpty()) {
                write(QUERY + '/' + question.id() + "/prepared.js", markup.script(question, values,
                        server.site().release().names()));
            }
        }
        more.forEach(this::write);
        folders();
        return new Written(pages.size(), files.get(), bytes.get(), new TreeSet<>(refused));
    }

    /** What goes wrong says where. */
    private static void named(Placed placed, Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException('/' + placed.address().inAddress() + ": " + e.getMessage(), e);
        }
    }

    private void later(Runnable work) {
        open.register();
        workers.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                open.arriveAndDeregister();
            }
        });
    }

    /** Paths that the list of addresses names: those without variables, all values of listed ones, and examples. */
    private Set<String> seeds() {
        Set<String> paths = new TreeSet<>(CopyMarkup.ASSETS);
        paths.addAll(List.of(CopyPage.PATH, FreeQueryPage.PATH));
        server.site().copy().flatMap(Copy::engine).ifPresent(engine -> paths.addAll(QueryEngine.paths(engine)));
        for (Route route : server.routes().all()) {
            PathPattern pattern = route.pattern();
            route.examples().forEach(path -> paths.add(path.substring(1)));
            if (route.variables().keySet().containsAll(pattern.variables())) {
                List<String> some = List.of(pattern.toString().substring(1));
                for (String variable : pattern.variables()) {
                    List<Choice> values = server.site().release().names().choices(route.variables().get(variable));
                    some = some.stream().flatMap(path -> values.stream().map(value ->
                            path.replace('{' + variable + '}', value.code()))).toList();
                }
                paths.addAll(some);
            }
        }
        return paths;
    }

    /** The documents of all that is described, and the addresses of those themselves that are no facts. */
    private Set<String> things() {
        Set<String> paths = new TreeSet<>();
        for (Node thing : server.site().descriptions().all()) {
            paths.add(Links.path(thing.getURI()));
            if (thing.getURI().startsWith(Namespaces.ID) && Copy.hasFile(Links.path(thing.getURI()), "ttl")) {
                paths.add(thing.getURI().substring(Namespaces.BASE.length()));
            }
        }
        return paths;
    }

    private void seed(String path) {
        SiteAddress address = SiteAddress.of(path);
        Optional<Placed> placed = extent.of(address);
        if (placed.isPresent() && !placed.get().address().path().equals(path)) {
            leading(path, placed.get());
        }
        placed.ifPresent(this::isThere);
    }

    /** A question with values in those forms in which it is had with values. */
    private void forms(String question, Map<String, String> values) {
        for (String ending : values.isEmpty() ? List.of("") : List.of("", ".csv", ".json")) {
            extent.of(new SiteAddress(QUERY + '/' + question + ending, values, "")).ifPresent(this::isThere);
        }
    }

    /** True if an address has a file; that of another form is written at once, that of a page in its turn. */
    private boolean isThere(Placed placed) {
        if (placed.isPage()) {
            if (pages.add(placed.file())) {
                later(() -> named(placed, () -> page(placed)));
            }
            return true;
        }
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> others = this.others.putIfAbsent(placed.file(), mine);
        if (others != null) {
            return others.join();
        }
        boolean made = false;
        try {
            made = other(placed);
            return made;
        } finally {
            mine.complete(made);
        }
    }

    /** The address of a thing itself, and other addresses that lead elsewhere. */
    private void leading(String path, Placed to) {
        String file = FileNames.folder(path.replaceFirst("/$", ""));
        if (!to.file().equals(file)) {
            write(file, markup.leading(path, file, to.file()));
        }
    }

    private void page(Placed placed) {
        SiteAddress at = placed.address();
        String html;
        try {
            html = placed.route().isEmpty() ? markup.own(at.path()) : made(at);
        } catch (RefusalException e) {
            html = refused(at, e.refusal().sentence());
        } catch (MissingQuestionException e) {
            html = refused(at, e.getMessage());
        }
        LinkedPage page = new LinkedPage(html);
        page.link((element, link) -> SiteAddress.read(link, root, at.path()).flatMap(to ->
                instead(page, element, to, placed.file())));
        markup.mark(page, placed);
        write(placed.file(), page.text());
        if (Extent.hasForms(placed)) {
            placed.route().orElseThrow().forms().stream().filter(form -> !form.equals(Form.HTML)).map(form ->
                    new SiteAddress(at.path() + '.' + form.suffix(), at.parameters(), ""))
                    .forEach(address -> extent.of(address).ifPresent(this::isThere));
        }
    }

    private String made(SiteAddress at) throws RefusalException {
        return new String(bytes(representation(at).maker().make().content()), StandardCharsets.UTF_8);
    }

    private Representation representation(SiteAddress at) throws RefusalException {
        Answer answer = server.ask(at.path(), at.parameters(), Extent.ACCEPT);
        if (answer instanceof Representation representation) {
            return representation;
        }
        throw (answer instanceof Refusal refusal ? refusal : Refusal.notFound()).thrown();
    }

    private String refused(SiteAddress at, String sentence) {
        refused.add('/' + at.inAddress() + ": " + sentence);
        return markup.refusal(at.path(), sentence);
    }

    /** What a link of a page becomes. */
    private Optional<String> instead(LinkedPage page, Element element, SiteAddress to, String from) {
        if (element.normalName().equals("form")) {
            return Optional.of(markup.action(to, from));
        }
        SiteAddress asked = to;
        String query = to.parameters().getOrDefault(QUERY, "");
        if (to.path().equals(SPARQL) && !query.isEmpty()) {
            asked = new SiteAddress(SPARQL, Map.of(), AddressQuery.write(Map.of(QUERY, query)).substring(1));
        }
        SiteAddress named = asked;
        Optional<Placed> placed = extent.of(named).filter(this::isThere);
        if (placed.isEmpty() && element.attr("rel").equals("alternate")) {
            // A page that says where to ask is no other form of this one.
            page.remove(element);
            return Optional.empty();
        }
        return Optional.of(placed.map(one -> FileNames.relative(from, one.file())
                + (named.fragment().isEmpty() ? "" : '#' + named.fragment())).orElseGet(() -> markup.elsewhere(to,
                from)));
    }

    private boolean other(Placed placed) {
        SiteAddress at = placed.address();
        Optional<Path> stored = stored(at.path());
        if (stored.isPresent()) {
            linked(stored.get(), placed.file());
            return true;
        }
        try {
            Representation.Made made = representation(at).maker().make();
            Path file = made(placed.file());
            try (Content content = made.content(); InputStream in = content.read()) {
                Files.copy(in, file);
            }
            if (made.isFleeting() && placed.file().endsWith(WORKBOOK)) {
                StillWorkbook.on(file, server.site().today());
            }
            bytes.addAndGet(Files.size(file));
            files.incrementAndGet();
            return true;
        } catch (RefusalException | MissingQuestionException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a dump, where the folder of releases has it. */
    private Optional<Path> stored(String path) {
        String version = server.site().release().version();
        return List.of(DUMPS + version + '/', DUMPS + "latest/").stream().filter(path::startsWith)
                .map(prefix -> release.resolve(path.substring(prefix.length()))).filter(Files::isRegularFile)
                .findFirst();
    }

    /** The same bytes under another name, without taking room where the file system can do that. */
    private void linked(Path stored, String name) {
        try {
            Path file = made(name);
            try {
                Files.createLink(file, stored);
            } catch (UnsupportedOperationException | IOException e) {
                Files.copy(stored, file);
            }
            files.incrementAndGet();
            bytes.addAndGet(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path made(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] written) {
        try {
            Files.write(made(name), written);
            files.incrementAndGet();
            bytes.addAndGet(written.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Content content) {
        try (content; InputStream in = content.read()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that has a folder beside it is found at the address of the folder, too, as static hosts have it. */
    private void folders() {
        for (String page : new TreeSet<>(pages)) {
            String name = page.replaceFirst("\\.html$", "");
            String index = name + "/index.html";
            if (Files.isDirectory(folder.resolve(name)) && !Files.exists(folder.resolve(index))) {
                write(index, markup.leading(name, index, page));
            }
        }
    }
}
