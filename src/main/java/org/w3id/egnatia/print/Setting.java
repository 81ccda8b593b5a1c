package org.w3id.egnatia.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.InputStream;

/** How pages are set: in our own letters, and without fetching anything. */
final class Setting {

    private static final String FONTS = "/liberation/LiberationSans-";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // Its remarks on style sheets are for whoever writes one; what fails is thrown.
        XRLog.setLoggingEnabled(false);
    }

    private Setting() {
    }

    /**
     * Sets a page whose links are followed from a base.
     *
     * @param isSubset true if only the letters that are used are embedded, which is done when the file is saved: what
     *                 is drawn without being saved needs all of them
     */
    static PdfRendererBuilder of(String xhtml, String base, boolean isSubset) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(xhtml, base);
        builder.useFont(() -> font("Regular"), PdfFile.FONT, REGULAR, FontStyle.NORMAL, isSubset);
        builder.useFont(() -> font("Bold"), PdfFile.FONT, BOLD, FontStyle.NORMAL, isSubset);
        // A page is whole in itself: whatever an address in it says, nothing is fetched.
        builder.useExternalResourceAccessControl((uri, type) -> false,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl((uri, type) -> false,
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        return builder;
    }

    private static InputStream font(String face) {
        return Setting.class.getResourceAsStream(FONTS + face + ".ttf");
    }
}
