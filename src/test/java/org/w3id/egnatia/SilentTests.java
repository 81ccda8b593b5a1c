package org.w3id.egnatia;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.lifecycle.AroundContainerHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class during which anything was printed, by us or by a library, so that a log of a build says only how
 * the tests ended. Both JUnit and jqwik find it by {@code META-INF/services}.
 */
public final class SilentTests implements BeforeAllCallback, AfterAllCallback, AroundContainerHook {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SilentTests.class);

    /** That of a class of properties; jqwik runs one class at a time. */
    private Recording ofProperties;

    // JUnit

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        // A nested class is part of what is recorded already.
        if (store.get(Recording.class) == null) {
            store.put(Recording.class, new Recording());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Recording recording = context.getStore(NAMESPACE).remove(Recording.class, Recording.class);
        if (recording != null) {
            recording.end();
        }
    }

    // jqwik

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public void beforeContainer(ContainerLifecycleContext context) {
        if (context.optionalContainerClass().isPresent()) {
            ofProperties = new Recording();
        }
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        if (context.optionalContainerClass().isPresent()) {
            ofProperties.end();
        }
    }

    /** What is printed until its end; it is still shown. */
    private static final class Recording {
        private static final int SHOWN = 2000;

        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Recording() {
            System.setOut(new PrintStream(new Both(out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new Both(err), true, StandardCharsets.UTF_8));
        }

        void end() {
            System.setOut(out);
            System.setErr(err);
            String text = printed.toString(StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                throw new AssertionError("A test prints nothing, nor does a library that it calls; mend what printed, "
                        + "or let it log "
                        + "less. Printed was:\n" + text.substring(0, Math.min(SHOWN, text.length())));
            }
        }

        private final class Both extends OutputStream {
            private final PrintStream shown;

            Both(PrintStream shown) {
                this.shown = shown;
            }

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                shown.write(bytes, from, length);
                printed.write(bytes, from, length);
            }
        }
    }
}
