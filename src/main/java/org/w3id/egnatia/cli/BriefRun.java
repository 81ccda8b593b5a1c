package org.w3id.egnatia.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Spares a command that works for some seconds and ends the compiler that pays only in a server: what it made of a
 * check was ready when the check was over, and took as much processor time as the check itself.
 */
final class BriefRun {

    /** Of HotSpot, for {@code Compiler.directives_add}: all methods are left to the first compiler. */
    private static final String DIRECTIVES = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private BriefRun() {
    }

    /** Tells the virtual machine; another one than HotSpot goes on as it does. */
    static void begin() {
        try {
            Path file = Files.createTempFile("egnatia", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                ManagementFactory.getPlatformMBeanServer().invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"), "compilerDirectivesAdd",
                        new Object[] {new String[] {file.toString()}}, new String[] {String[].class.getName()});
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (JMException | IOException e) {
            // It only takes longer.
            return;
        }
    }
}
