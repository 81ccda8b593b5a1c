package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.page.View;
import org.w3id.egnatia.page.report.DataVersion;
import org.w3id.egnatia.page.report.DataVersionPage;
import org.w3id.egnatia.page.report.DataVersionsPage;
import org.w3id.egnatia.publish.ReleaseFolder;
import org.w3id.egnatia.publish.Version;
import org.w3id.egnatia.publish.change.ChangeText;
import org.w3id.egnatia.publish.change.Changes;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Cause;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.Refusal;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/**
 * {@code /changes/data}: the versions that the folder of releases lists, as a page and as feeds, and
 * {@code /changes/data/VERSION}, or {@code latest}: what one changed. Both follow from the folder, to which a build may
 * append at any moment.
 */
final class DataChangesResource {

    /** A page of text with marks (RFC 7763). */
    static final Form MARKDOWN = new Form("md", "text/markdown", "text/markdown; charset=utf-8");
    /** Atom. */
    static final Form ATOM = Form.of("atom", "application/atom+xml");
    /** JSON Feed. */
    static final Form JSON_FEED = Form.of("json", "application/feed+json");
    /** A calendar. */
    static final Form CALENDAR = Form.of("ics", "text/calendar");

    private final Dumps dumps;

    DataChangesResource(Dumps dumps) {
        this.dumps = dumps;
    }

    /** An answer that follows from the folder. */
    private interface Asked extends Resource {
        @Override
        default boolean isKeyed() {
            return false;
        }
    }

    /** The versions. */
    Resource all() {
        return (Asked) this::all;
    }

    /** One version. */
    Resource one() {
        return (Asked) this::one;
    }

    private Answer all(Target target) throws RefusalException {
        Form form = form(target);
        View view = Views.of(target, DataVersion.PATH);
        return Representation.of(form, Freshness.REVALIDATE, () -> {
            DataVersionsPage page = DataVersionsPage.of(view, versions(target), dumps.hasFolder());
            String self = view.site().links().publicUrl().resolve(page.feedLink(form.suffix())).toString();
            return Representation.Made.of(form.equals(ATOM) ? page.feed().atom(self)
                    : form.equals(JSON_FEED) ? page.feed().json(self) : view.site().render(page));
        });
    }

    private static Form form(Target target) throws RefusalException {
        return target.form().orElseThrow(() -> Negotiator.notAcceptable("This page", target.route().forms()).thrown());
    }

    private List<DataVersion> versions(Target target) {
        if (!dumps.hasFolder()) {
            Served served = Served.of(target);
            return List.of(new DataVersion(Version.of(served.release(), served.since()), Optional.empty()));
        }
        return dumps.versions().stream().filter(Version::isPublished)
                .map(version -> new DataVersion(version, dumps.changes(version))).toList();
    }

    private Answer one(Target target) throws RefusalException {
        Form form = form(target);
        View view = Views.of(target, target.stem());
        String name = target.variable("version");
        DataVersion version = versions(target).stream()
                .filter(one -> name.equals(ReleaseFolder.LATEST) || one.version().version().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.of(Cause.NOT_FOUND, view.text("versions.none")).near(List.of(
                        new Refusal.Suggestion(view.text("versions.title"), view.link(DataVersion.PATH)))).thrown());
        if (form.equals(Form.HTML)) {
            return Representation.of(form, Freshness.REVALIDATE, () -> Representation.Made.of(view.site()
                    .render(DataVersionPage.of(view, version))));
        }
        Changes changes = version.changes().orElseThrow(() -> Refusal.of(Cause.NOT_FOUND, view.text("versions.first"))
                .thrown());
        DataVersionPage page = DataVersionPage.of(view, version);
        if (form.equals(Form.JSON) && target.parameter(DataVersionPage.BY).isPresent()) {
            throw Refusal.without(DataVersionPage.BY, "This form has no headings").thrown();
        }
        return Representation.of(form, Freshness.REVALIDATE, () -> Representation.Made.of(form.equals(MARKDOWN)
                ? ChangeText.of(changes, page.by(), true) : changes.json() + "\n"));
    }
}
