package org.w3id.egnatia.serve.site;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3id.egnatia.page.report.ChecksPage;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Freshness;
import org.w3id.egnatia.serve.http.Representation;
import org.w3id.egnatia.serve.http.Resource;
import org.w3id.egnatia.serve.http.Target;

/**
 * {@code /checks}: what was checked, and what was found in newer files that are not served for it. That does not follow
 * from the release, so that such a page is kept by nobody.
 */
final class ChecksResource implements Resource {

    private final Supplier<List<String>> refused;

    ChecksResource(Supplier<List<String>> refused) {
        this.refused = refused;
    }

    @Override
    public boolean isKeyed() {
        return refused.get().isEmpty();
    }

    @Override
    public Answer answer(Target target) {
        List<String> findings = refused.get();
        if (findings.isEmpty()) {
            return PageResource.page(target, Views.of(target), view -> Optional.of(ChecksPage.of(view, findings)));
        }
        ChecksPage page = ChecksPage.of(Views.of(target), findings);
        return Representation.of(Form.HTML, Freshness.NEVER, () ->
                Representation.Made.of(page.view().site().render(page)));
    }
}
