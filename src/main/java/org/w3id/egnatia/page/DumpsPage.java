package org.w3id.egnatia.page;

import java.util.List;

/**
 * The list of dumps.
 *
 * @param view    its circumstances
 * @param files   the files of the data version that is served
 * @param notices whose numbers are under other terms than the rest
 */
public record DumpsPage(View view, List<File> files, List<String> notices) implements Page {

    /**
     * A dump.
     *
     * @param name      name of the file
     * @param mediaType its media type
     * @param bytes     its size
     * @param sha256    its checksum in hexadecimal
     */
    public record File(String name, String mediaType, int bytes, String sha256) {
    }

    /** Address of a file under the name of this version, which never changes. */
    public String link(File file) {
        return view.site().links().to("dumps/" + view.site().release().version() + '/' + file.name());
    }

    /** Address of the newest file of this name. */
    public String latest(File file) {
        return view.site().links().to("dumps/latest/" + file.name());
    }

    @Override
    public String template() {
        return "dumps.jte";
    }

    @Override
    public String title() {
        return view.text("dumps.title");
    }
}
