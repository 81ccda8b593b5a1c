package org.w3id.egnatia.serve.site;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3id.egnatia.describe.DocumentForm;
import org.w3id.egnatia.publish.Citation;
import org.w3id.egnatia.serve.http.Form;

/** The forms of documents about our IRIs, as HTTP knows them: a page, RDF, a table, citations. */
final class DocumentForms {

    /** All of them, the preferred one first. */
    static final List<Form> ALL = Stream.of(Stream.of(Form.HTML), Stream.of(DocumentForm.values())
            .map(DocumentForms::of),
            Stream.of(Citation.Form.values()).map(DocumentForms::of)).flatMap(forms -> forms).toList();

    /** The checksums of the files of a document, as {@code sha256sum --check} reads them; asked for by suffix alone. */
    static final Form CHECKSUMS = new Form("sha256", "text/plain", "text/plain; charset=utf-8");

    private DocumentForms() {
    }

    static Form of(DocumentForm form) {
        return new Form(form.suffix(), form.mediaType(), form.contentType());
    }

    private static Form of(Citation.Form form) {
        return new Form(form.suffix(), form.contentType().replaceFirst(";.*", ""), form.contentType());
    }

    /** The form of a description. */
    static DocumentForm written(Form form) {
        return DocumentForm.ofSuffix(form.suffix()).orElseThrow();
    }

    /** The citation that a form is; empty if it is none. */
    static Optional<Citation.Form> citation(Form form) {
        return Arrays.stream(Citation.Form.values()).filter(citation -> citation.suffix().equals(form.suffix()))
                .findFirst();
    }
}
