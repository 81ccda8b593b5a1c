package org.w3id.egnatia.serve.container;

import java.io.IOException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.w3id.egnatia.serve.http.Sender;

/** The query operation of Fuseki's service: makes the answer, which came before as a value that is not made yet. */
final class FusekiOperation extends ActionService {

    private final Sender sender;

    FusekiOperation(Sender sender) {
        this.sender = sender;
    }

    @Override
    public void validate(HttpAction action) {
        // What comes here was found well formed before it was passed on.
    }

    @Override
    public void execute(HttpAction action) {
        ServletAdapter.Passed passed = ServletAdapter.passed(action.getRequest());
        try {
            ServletAdapter.write(action.getRequest(), action.getResponse(),
                    sender.respond(passed.request(), passed.answer()));
        } catch (IOException e) {
            // The client has left; there is nobody to tell.
            action.log.debug("client left: {}", e.getMessage());
        }
    }

    @Override
    public void execGet(HttpAction action) {
        executeLifecycle(action);
    }
}
