package org.w3id.egnatia.publish.site;

import java.util.Optional;
import org.w3id.egnatia.serve.http.Form;
import org.w3id.egnatia.serve.http.Route;

/**
 * An address of the server that is among the files.
 *
 * @param file    path of its file below the folder of the site
 * @param address the address, without parameters that change nothing
 * @param route   the route of its path; empty for what the copy says of itself
 * @param form    the form that it is asked for in
 */
record Placed(String file, SiteAddress address, Optional<Route> route, Form form) {

    boolean isPage() {
        return form.equals(Form.HTML);
    }
}
