package org.w3id.egnatia.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * The signals of the system. Java has no other way to hear SIGHUP, or to tell a second SIGTERM from the first, than
 * this class of {@code jdk.unsupported}, which every JDK has.
 */
final class Signals {

    private Signals() {
    }

    /** Runs something at each SIGHUP. Systems without that signal never send it. */
    static void onHangup(Runnable task) {
        handle("HUP", signal -> task.run());
    }

    /** Ends the process in order at the first SIGTERM or SIGINT, and at once at the second. */
    static void endInOrder() {
        AtomicBoolean ending = new AtomicBoolean();
        for (String name : new String[] {"TERM", "INT"}) {
            handle(name, signal -> {
                int code = 128 + signal.getNumber();
                if (ending.compareAndSet(false, true)) {
                    new Thread(() -> System.exit(code), "end").start();
                } else {
                    Runtime.getRuntime().halt(code);
                }
            });
        }
    }

    private static void handle(String name, sun.misc.SignalHandler handler) {
        try {
            Signal.handle(new Signal(name), handler);
        } catch (IllegalArgumentException e) {
            // The system has no such signal, or Java was started with -Xrs and leaves it alone.
        }
    }
}
