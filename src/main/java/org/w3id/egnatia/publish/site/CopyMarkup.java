package org.w3id.egnatia.publish.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.w3id.egnatia.page.AsOf;
import org.w3id.egnatia.page.Copy;
import org.w3id.egnatia.page.Language;
import org.w3id.egnatia.page.MessagePage;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.report.CopyPage;
import org.w3id.egnatia.page.report.FreeQueryPage;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.SavedQuery;
import org.w3id.egnatia.query.ValueIndex;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.SecurityHeaders;

/**
 * What a page has more as a file than from the server: what a header of HTTP says there, where a link leads that no
 * file answers, and which answers to a question are prepared.
 */
final class CopyMarkup {

    /** The names of all things, for search. */
    static final String NAMES = "names.js";

    /** What no page of the server loads, and those of a copy do. */
    static final List<String> ASSETS = List.of("assets/copy.js");

    private static final String COPY = CopyPage.PATH + ".html";
    private static final String OF = "of";
    private static final String SEARCH = "search";
    private static final String ENDPOINT = "sparql";
    private static final String QUESTION = "query/";

    private final Site site;
    private final Optional<String> server;
    private final Map<String, PreparedValues> prepared;

    CopyMarkup(Site site, Map<String, PreparedValues> prepared) {
        this.site = site;
        this.server = site.copy().flatMap(Copy::server).map(Object::toString);
        this.prepared = prepared;
    }

    /** The page that the copy says of itself at an address, if it does; the endpoint is one that no file can be. */
    static Optional<String> ownPage(String path) {
        return path.matches(ENDPOINT + "/?") ? Optional.of(FreeQueryPage.PATH)
                : Optional.of(path).filter(List.of(CopyPage.PATH, FreeQueryPage.PATH)::contains);
    }

    /** The page of such an address. */
    String own(String path) {
        View view = view(path);
        return site.render(path.equals(CopyPage.PATH) ? new CopyPage(view, prepared.values().stream().flatMap(values ->
                values.left().stream()).toList()) : new FreeQueryPage(view));
    }

    private View view(String path) {
        return new View(site, path, Map.of(), new AsOf(Optional.empty(), site.today()), Language.ENGLISH);
    }

    /** What is prepared of each question, by its name. */
    Map<String, PreparedValues> prepared() {
        return prepared;
    }

    /** Where an address is answered that is not among the files: at the server, or on the page that says so. */
    String elsewhere(SiteAddress to, String from) {
        if (to.path().equals(SEARCH) && to.parameters().keySet().equals(Set.of("q"))) {
            return FileNames.relative(from, SEARCH + ".html") + AddressQuery.write(to.parameters());
        }
        String fragment = to.fragment().isEmpty() ? "" : '#' + to.fragment();
        Map<String, String> asked = new TreeMap<>(to.parameters());
        asked.put(OF, to.path());
        return server.map(url -> url + to.inAddress() + fragment)
                .orElseGet(() -> FileNames.relative(from, COPY) + AddressQuery.write(asked));
    }

    /** Where a form leads. */
    String action(SiteAddress to, String from) {
        return to.path().equals(SEARCH) ? FileNames.relative(from, SEARCH + ".html")
                : server.map(url -> url + to.path()).orElseGet(() -> FileNames.relative(from, COPY));
    }

    /** Adds what a page has more as a file. */
    void mark(LinkedPage page, Placed placed) {
        String from = placed.file();
        String path = placed.address().path();
        Optional.ofNullable(page.document().selectFirst("meta[charset]")).ifPresent(first ->
                page.inside(first, head(from, path)));
        for (Element form : page.document().select("form")) {
            String action = form.attr("action");
            SiteAddress to = action.isEmpty() ? SiteAddress.of(path)
                    : SiteAddress.read(action, site.links().to(""), path).orElse(SiteAddress.of(path));
            if (action.isEmpty()) {
                page.add(form, Map.of("action", action(to, from)));
            }
            if (server.isEmpty() && !to.path().equals(SEARCH)) {
                page.inside(form, "<input type=\"hidden\" name=\"" + OF + "\" value=\"" + escaped(to.path()) + "\">");
            }
        }
        PreparedValues values = path.startsWith(QUESTION) ? prepared.get(path.substring(QUESTION.length())) : null;
        Element form = page.document().selectFirst("form.parameters");
        if (values != null && form != null) {
            page.behind(form, answers(values, placed, from));
        }
    }

    private String head(String from, String path) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("src", FileNames.relative(from, "assets/copy.js"));
        data.put("data-root", FileNames.relative(from, ".").replaceFirst("[.]$", ""));
        data.put("data-path", path);
        server.ifPresent(url -> data.put("data-server", url));
        return "\n  <meta http-equiv=\"" + SecurityHeaders.POLICY + "\" content=\"" + escaped(policy(path)) + "\">"
                + "\n  <script" + data.entrySet().stream().map(one -> ' ' + one.getKey() + "=\""
                + escaped(one.getValue()) + '"').collect(Collectors.joining()) + " defer></script>";
    }

    /**
     * The server's policy, but for what cannot stand in a page (W3C Content Security Policy 3, section 3.3), and with
     * the server among those that forms may be sent to. The page that answers queries may start WebAssembly.
     */
    private String policy(String path) {
        String everywhere = SecurityHeaders.EVERYWHERE.stream().filter(field -> field.name()
                .equals(SecurityHeaders.POLICY)).findFirst().orElseThrow().value();
        String policy = everywhere.replaceFirst("; *frame-ancestors [^;]*", "");
        if (path.equals(FreeQueryPage.PATH) && site.copy().flatMap(Copy::engine).isPresent()) {
            policy = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
        }
        return server.isEmpty() ? policy : policy.replace("form-action 'self'", "form-action 'self' " + server.get());
    }

    /** The answers to a question that are among the files, as links, for whoever has no script, too. */
    private String answers(PreparedValues values, Placed placed, String from) {
        String base = placed.address().path();
        // Comes before the script that uses it, since both are deferred and that one stands in the head: it looks for
        // this only when the form is sent.
        String script = "<script src=\"" + FileNames.relative(from, base + "/prepared.js") + "\" defer></script>";
        if (values.answered().size() < 2 && values.left().isEmpty()) {
            return "";
        } else if (!placed.address().parameters().isEmpty()) {
            return "\n<p class=\"quiet\"><a href=\"" + FileNames.relative(from, FileNames.page(base, Map.of()))
                    + "#prepared\">" + text("copy.prepared.all") + "</a></p>" + script;
        }
        StringBuilder list = new StringBuilder("\n<details id=\"prepared\"><summary>" + text("copy.prepared",
                values.answered().size()) + "</summary>\n<ul>");
        values.answered().stream().filter(given -> !given.isEmpty()).forEach(given -> list.append("\n<li><a href=\"")
                .append(escaped(FileNames.relative(from, FileNames.page(base, given)))).append("\">")
                .append(escaped(inWords(given))).append("</a></li>"));
        list.append("\n</ul>");
        for (CopyPage.Left left : values.left()) {
            list.append("\n<p class=\"quiet\">").append(escaped(left.inWords(site))).append(" <a href=\"")
                    .append(FileNames.relative(from, COPY)).append("\">").append(text("copy.where")).append("</a></p>");
        }
        return list.append("\n</details>").append(script).toString();
    }

    /** The script by which the form of a question finds its prepared answers. */
    String script(SavedQuery question, PreparedValues values, ValueIndex index) {
        JsonObject defaults = new JsonObject();
        JsonObject choices = new JsonObject();
        for (Parameter parameter : question.parameters()) {
            defaults.put(parameter.name(), parameter.defaultOn(site.today()).orElse(""));
            if (parameter.type() instanceof ParameterType.Listed listed) {
                JsonObject named = new JsonObject();
                index.choices(listed.list()).stream().limit(PreparedValues.MOST_VALUES).forEach(choice ->
                        named.put(choice.code(), choice.label()));
                choices.put(parameter.name(), named);
            }
        }
        JsonArray answers = new JsonArray();
        values.answered().stream().filter(given -> !given.isEmpty()).map(FileNames::values).sorted()
                .forEach(answers::add);
        return "window.egnatiaPrepared = {\"defaults\": " + NamesFile.line(defaults) + ", \"choices\": "
                + NamesFile.line(choices) + ", \"letters\": " + NamesFile.letters() + ", \"answers\": "
                + NamesFile.line(answers) + "};\n";
    }

    private static String inWords(Map<String, String> given) {
        return given.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A page that leads to another file at once. */
    String leading(String path, String from, String to) {
        String way = escaped(FileNames.relative(from, to));
        boolean isThing = path.startsWith("id/") && to.startsWith("doc/");
        String alternate = isThing ? "<link rel=\"alternate\" type=\"text/turtle\" href=\""
                + way.replaceFirst("html$", "ttl") + "\">\n" : "";
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(path)
                + " – Egnatia</title>\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" "
                + "content=\"0; url=" + way + "\">\n" + alternate + "</head>\n<body>\n<main><h1>" + escaped(path)
                + "</h1>\n<p>" + text(isThing ? "copy.thing" : "copy.moved") + " <a href=\"" + way
                + "\">" + escaped(to) + "</a></p></main>\n</body>\n</html>\n";
    }

    /** The page of a refusal, in the place of a page that the server does not have. */
    String refusal(String path, String sentence) {
        return site.render(new MessagePage(view(path), site.messages().text("copy.refused"), sentence, List.of(),
                null));
    }

    private String text(String key, Object... arguments) {
        return escaped(site.messages().text(key, arguments));
    }

    private static String escaped(String text) {
        return Entities.escape(text).replace("\"", "&quot;");
    }
}
