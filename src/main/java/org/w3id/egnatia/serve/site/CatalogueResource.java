package org.w3id.egnatia.serve.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.publish.Catalogue;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Negotiator;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** The description of the whole: VoID and DCAT at {@code /.well-known/void}, negotiated, and at {@code /void.ttl}. */
final class CatalogueResource implements Resource {

    /** The forms of RDF. */
    static final List<Form> FORMS = Arrays.stream(DocumentForm.values()).filter(form -> form != DocumentForm.CSV)
            .map(DocumentForms::of).toList();

    private final Dumps dumps;

    CatalogueResource(Dumps dumps) {
        this.dumps = dumps;
    }

    private Catalogue catalogue(Site site) {
        return site.once(Catalogue.class, s -> new Catalogue(s.release(),
                s.use(), Dumps.of(s).all(), name ->
                dumps.size(s, name)));
    }

    @Override
    public Answer answer(Target target) throws RefusalException {
        Site site = Served.of(target).site();
        // A browser that asks for HTML is better served with Turtle than with a refusal.
        Form form = target.form().or(() -> Optional.of(FORMS.get(0))
                .filter(t -> target.request().accept().quality("text/html") > 0))
                .orElseThrow(() -> Negotiator.notAcceptable("The description of the whole", target.route().forms())
                .thrown());
        return target.as(form, () -> Representation.Made.of(Content.of(site.descriptions().write(
                catalogue(site).at(site.links().publicUrl().toString()),
                DocumentForms.written(form)))));
    }
}
