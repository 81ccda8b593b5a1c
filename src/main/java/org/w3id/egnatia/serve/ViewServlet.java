package org.w3id.egnatia.serve;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.w3id.egnatia.page.View;

/** An address that is read under circumstances: a day, a language. Those that cannot be read are refused in one sentence. */
abstract class ViewServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CurrentRelease current;

    ViewServlet(CurrentRelease current) {
        this.current = current;
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        View view;
        try {
            view = Views.of(request, current.site());
        } catch (BadParameterException e) {
            Problems.send(request, response, current.site(), HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
            return;
        }
        show(view, request, response);
    }

    /** Answers in a view. */
    abstract void show(View view, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
