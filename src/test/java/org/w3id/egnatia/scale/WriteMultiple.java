package org.w3id.egnatia.scale;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.w3id.egnatia.ShippedData;

/** Writes a multiple of the repository's data into a file, as {@code src/bench/multiply.sh} asks. */
public final class WriteMultiple {

    private WriteMultiple() {
    }

    /**
     * Writes it.
     *
     * @param args how many copies, the file of N-Quads to write, and the seed
     */
    public static void main(String[] args) throws IOException {
        Multiple multiple = Multiple.of(ShippedData.release());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            long quads = multiple.write(Integer.parseInt(args[0]), Long.parseLong(args[2]), out);
            System.out.println(args[1] + ": " + quads + " quads");
        }
    }
}
