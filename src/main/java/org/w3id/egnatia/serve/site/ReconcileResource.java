package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.w3id.egnatia.page.Links;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.page.reconcile.PreviewPage;
import org.w3id.egnatia.page.reconcile.Reconciliation;
import org.w3id.egnatia.page.reconcile.ReconciliationJson;
import org.w3id.egnatia.query.Parameter;
import org.w3id.egnatia.query.ParameterType;
import org.w3id.egnatia.query.QueryException;
import org.w3id.egnatia.serve.http.AddressQuery;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Redirect;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Request;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Route;
import org.w3id.egnatia.serve.http.SecurityHeaders;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /reconcile}: the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group. Clients send
 * parameters of older versions along, which are passed over as other services do.
 */
final class ReconcileResource implements Resource {

    private static final String PATH = "/reconcile";
    /** A preview may stand in a frame of any program that asks for it; it loads one style sheet. */
    private static final String FRAMED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors *";
    private static final int LONGEST = 300;
    private static final int FURTHEST = 10_000;

    private static final Parameter BATCH = Parameter.optional("queries",
            new ParameterType.FreeText(Integer.MAX_VALUE), "Reconciliation queries by keys, as a JSON object.");
    private static final Parameter SINGLE = Parameter.optional("query", new ParameterType.FreeText(Integer.MAX_VALUE),
            "A reconciliation query as a JSON object, or the name alone.");
    private static final Parameter EXTEND = Parameter.optional("extend", new ParameterType.FreeText(Integer.MAX_VALUE),
            "Things and properties whose values are wanted, as a JSON object.");
    private static final Parameter TYPED = Parameter.optional("prefix", new ParameterType.FreeText(LONGEST),
            "What was typed.");
    private static final Parameter CURSOR = Parameter.withDefault("cursor", new ParameterType.WholeNumber(0, FURTHEST),
            "How many suggestions are passed over.", "0");
    private static final Parameter TYPE = Parameter.optional("type", new ParameterType.FreeText(LONGEST),
            "A class such as def/Agreement, or a scheme such as voc/policy-area.");
    private static final Parameter ID = Parameter.required("id", new ParameterType.FreeText(LONGEST),
            "An identifier such as id/actor/srb.");
    private static final Parameter LIMIT = Parameter.withDefault("limit", new ParameterType.WholeNumber(0, FURTHEST),
            "The largest number of properties; 0 for the usual number.", "0");

    /** The addresses of the service. */
    static List<Route> routes() {
        return List.of(
                route("Reconciliation by the W3C community specification, for OpenRefine", "").posting().open()
                        .taking(BATCH, SINGLE, EXTEND).by(new ReconcileResource()),
                route("Things by the beginning of a name", "/suggest/entity").open().taking(TYPED, CURSOR, TYPE)
                        .by(target -> suggested(target, site -> Reconciliation.of(site)
                                .suggestThings(given(target, TYPED), given(target, TYPE)))),
                route("Types by the beginning of a name", "/suggest/type").open().taking(TYPED, CURSOR)
                        .by(target -> suggested(target, site -> Reconciliation.of(site)
                                .suggestTypes(given(target, TYPED)))),
                route("Properties by the beginning of a name", "/suggest/property").open().taking(TYPED, CURSOR, TYPE)
                        .by(target -> suggested(target, site -> Reconciliation.of(site)
                                .suggestProperties(given(target, TYPED), given(target, TYPE)))),
                route("Properties of the things of a type", "/properties").open().taking(TYPE, LIMIT)
                        .by(ReconcileResource::properties),
                route("A thing in a few lines of HTML", "/flyout/entity").taking(ID)
                        .such(PATH + "/flyout/entity?id=id/actor/srb")
                        .by(target -> flyout(target, (all, id) -> all.thing(id))),
                route("A type in a few lines of HTML", "/flyout/type").taking(ID)
                        .such(PATH + "/flyout/type?id=def/Agreement")
                        .by(target -> flyout(target, (all, id) -> all.term(id))),
                route("A property in a few lines of HTML", "/flyout/property").taking(ID)
                        .such(PATH + "/flyout/property?id=def/startedOn")
                        .by(target -> flyout(target, (all, id) -> all.term(id))),
                Route.of("reconcile", "A thing in a small frame", PATH + "/preview").closedToCrawlers().in(Form.HTML)
                        .taking(ID).such(PATH + "/preview?id=id/actor/srb").by(ReconcileResource::preview),
                Route.of("reconcile", "A thing, which leads to its document", PATH + "/view").closedToCrawlers()
                        .in(Form.HTML).taking(ID).such(PATH + "/view?id=id/actor/srb").by(ReconcileResource::view));
    }

    /** Finds what an identifier names. */
    @FunctionalInterface
    private interface Finder {
        Optional<Reconciliation.Item> find(Reconciliation all, String id);
    }

    private static Route.Builder route(String summary, String path) {
        return Route.of("reconcile", summary, PATH + path).closedToCrawlers().in(Form.JSON);
    }

    private static String given(Target target, Parameter parameter) {
        return target.parameter(parameter.name()).orElse("");
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        AddressQuery parameters = parameters(target.request());
        if (parameters.first("callback").isPresent()) {
            throw Refusal.without("callback", "Scripts of other origins read the answers by CORS, not by JSONP")
                    .thrown();
        }
        Map<String, String> asked = new TreeMap<>();
        Stream.of(BATCH, SINGLE, EXTEND).map(Parameter::name).forEach(name -> parameters.first(name)
                .filter(value -> !value.isBlank()).ifPresent(value -> asked.put(name, value)));
        Served served = Served.of(target);
        if (asked.isEmpty() && target.request().isReading()) {
            return target.as(Form.JSON, () -> Representation.Made.of(ReconciliationJson.manifest(served.site())));
        } else if (asked.size() != 1) {
            throw Refusal.badRequest("Send one of the parameters queries, query and extend.").thrown();
        }
        return Representation.of(Form.JSON, served.key("reconcile", Form.JSON, asked, false),
                () -> made(() -> json(asked, served.site())));
    }

    /** Those of the address, or of the form that was posted. */
    private static AddressQuery parameters(Request request) throws RefusalException {
        if (!request.method().equals("POST")) {
            return request.parameters();
        } else if (!request.bodyType().orElse("").equals(Request.FORM) && request.body().length > 0) {
            throw Refusal.of(Cause.MEDIA_TYPE, "Send the queries as a form of type " + Request.FORM + ".").thrown();
        }
        return request.fields();
    }

    private static String json(Map<String, String> asked, Site site) {
        Reconciliation all = Reconciliation.of(site);
        if (asked.containsKey(BATCH.name())) {
            return ReconciliationJson.batch(all.batch(asked.get(BATCH.name())));
        }
        return asked.containsKey(SINGLE.name()) ? ReconciliationJson.single(all.single(asked.get(SINGLE.name())))
                : ReconciliationJson.extension(all.extend(asked.get(EXTEND.name())));
    }

    /** Makes an answer, or refuses what is asked in a sentence. */
    private static Representation.Made made(Supplier<String> maker) throws RefusalException {
        try {
            return Representation.Made.of(maker.get());
        } catch (QueryException e) {
            throw Refusal.badRequest(e.getMessage()).thrown();
        }
    }

    private static Answer suggested(Target target, Function<Site, List<Reconciliation.Item>> items) {
        int cursor = Integer.parseInt(target.parameter(CURSOR.name()).orElse("0"));
        return target.as(Form.JSON, () -> made(() -> ReconciliationJson.suggestions(items.apply(Served.of(target)
                .site()), cursor)));
    }

    private static Answer properties(Target target) {
        String type = given(target, TYPE);
        int limit = Integer.parseInt(target.parameter(LIMIT.name()).orElse("0"));
        return target.as(Form.JSON, () -> made(() -> ReconciliationJson.proposals(type,
                Reconciliation.of(Served.of(target).site()).suggestProperties("", type), limit)));
    }

    private static Answer flyout(Target target, Finder finder) {
        String id = given(target, ID);
        Site site = Served.of(target).site();
        return target.as(Form.JSON, () -> Representation.Made.of(ReconciliationJson.flyout(id,
                site.render(PreviewPage.of(Views.of(target), found(target, finder), false)).strip())));
    }

    private static Answer preview(Target target) {
        Site site = Served.of(target).site();
        return target.as(Form.HTML, () -> Representation.Made.of(site.render(PreviewPage.of(Views.of(target),
                found(target, (all, id) -> all.thing(id)), true)).strip()))
                .with(new Field(SecurityHeaders.POLICY, FRAMED));
    }

    private static Answer view(Target target) throws RefusalException {
        Reconciliation.Item item = found(target, (all, id) -> all.thing(id));
        return Redirect.seeOther(Served.of(target).site().links().to(Links.path(item.node().getURI())));
    }

    private static Reconciliation.Item found(Target target, Finder finder) throws RefusalException {
        return finder.find(Reconciliation.of(Served.of(target).site()), given(target, ID))
                .orElseThrow(() -> Refusal.of(Cause.NOT_FOUND, "There is nothing of this identifier here; identifiers "
                        + "are what follows https://w3id.org/egnatia/ in an IRI, such as id/actor/srb.").thrown());
    }
}
