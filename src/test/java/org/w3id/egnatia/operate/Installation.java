package org.w3id.egnatia.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.w3id.egnatia.operate.Figures.figure;
import static org.w3id.egnatia.operate.Figures.seconds;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One machine for all tests, in which the ten commands of {@code docs/deploy} were run, and beside what they install
 * HAProxy, which is not begun, and what sets a clock back.
 */
final class Installation implements ParameterResolver {

    /** Is shut down at the end of all. */
    private record Booted(DebianMachine machine) implements AutoCloseable {
        @Override
        public void close() {
            machine.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DebianMachine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(Installation.class))
                .computeIfAbsent("machine", key -> installed(), Booted.class).machine();
    }

    private static Booted installed() {
        try {
            Figures.begin();
            DebianMachine.install();
            List<String> commands = DebianMachine.commands("## Install");
            assertEquals(10, commands.size(), commands.toString());
            long begun = System.nanoTime();
            DebianMachine.before(commands.get(0)).ok();
            figure("packages", seconds(begun) + " s");
            DebianMachine.before("apt-get install -y --no-install-recommends haproxy socat libfaketime").ok();
            DebianMachine machine = DebianMachine.boot();
            machine.run("systemctl disable --now haproxy");
            begun = System.nanoTime();
            for (String command : commands.subList(1, commands.size())) {
                machine.ok(command);
            }
            figure("the other nine commands", seconds(begun) + " s");
            return new Booted(machine);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
