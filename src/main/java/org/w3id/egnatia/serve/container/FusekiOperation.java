package org.w3id.egnatia.serve.container;

import java.io.IOException;
import java.util.function.Function;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.w3id.egnatia.serve.http.Answer;
import org.w3id.egnatia.serve.http.Sender;
import org.w3id.egnatia.serve.http.Target;

/**
 * The query operation of Fuseki's service: hands what is asked for, which came before as a value, to what answers it.
 */
final class FusekiOperation extends ActionService {

    private final Function<Target, Answer> answering;
    private final Sender sender;

    FusekiOperation(Function<Target, Answer> answering, Sender sender) {
        this.answering = answering;
        this.sender = sender;
    }

    @Override
    public void validate(HttpAction action) {
        // What comes here was found well formed before it was passed on.
    }

    @Override
    public void execute(HttpAction action) {
        Target target = ServletAdapter.passed(action.getRequest());
        try {
            ServletAdapter.write(action.getRequest(), action.getResponse(),
                    sender.respond(target.request(), answering.apply(target)));
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
