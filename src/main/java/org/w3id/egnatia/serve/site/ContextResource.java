package org.w3id.egnatia.serve.site;

import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.describe.JsonLdContext;
import org.w3id.egnatia.page.Site;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Content;
import org.w3id.egnatia.serve.http.Field;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.RefusalException;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;
import org.w3id.egnatia.serve.live.Served;

/** The context of our JSON-LD: {@code /def/context.jsonld}, and the same below the version of the ontology. */
final class ContextResource implements Resource {

    /** Its form. */
    static final Form FORM = DocumentForms.of(DocumentForm.JSON_LD);

    @Override
    public Answer answer(Target target) throws RefusalException {
        Site site = Served.of(target).site();
        JsonLdContext context = site.descriptions().context();
        boolean isLatest = target.path().equals(JsonLdContext.PATH);
        if (!isLatest && !target.path().equals(context.versionPath())) {
            throw NotFoundResource.refusal(site, target.path()).thrown();
        }
        return target.as(FORM, () -> Representation.Made.of(Content.of(context.bytes()))
                .with(Field.link(site.links().absolute(isLatest ? context.versionPath() : JsonLdContext.PATH),
                "latest-version", FORM.mediaType())));
    }
}
