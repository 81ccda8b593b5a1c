package org.w3id.egnatia.cli;

import java.util.Optional;

/** The hang-ups (SIGHUP) of a server, those included that come before it can do something about them. */
final class Hangups {

    private Optional<Runnable> answer = Optional.empty();
    private boolean missed;

    /** There was a hang-up. */
    synchronized void happened() {
        missed = answer.isEmpty();
        answer.ifPresent(Runnable::run);
    }

    /** Says what to do from now on, and does it once if there were hang-ups before. */
    synchronized void answerBy(Runnable task) {
        answer = Optional.of(task);
        if (missed) {
            task.run();
        }
    }
}
