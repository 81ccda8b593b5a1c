package org.w3id.egnatia.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The list of files of the release.
 *
 * @param view     its circumstances
 * @param groups   the files by what they are for
 * @param notices  whose numbers are under other terms than the rest
 * @param editions the versions that can still be had, newest first; none if the server holds one only
 */
public record DumpsPage(View view, List<Group> groups, List<String> notices, List<Edition> editions) implements Page {

    /**
     * Files that are for the same.
     *
     * @param code        name of the group in addresses
     * @param title       its name, in English
     * @param description what is in its files, in English
     * @param files       the files
     */
    public record Group(String code, String title, String description, List<File> files) {

        private static final int LONG = 12;

        /** True if the list of the files is longer than a reader looks through unasked. */
        public boolean isLong() {
            return files.size() > LONG;
        }

        /** True if the files are told apart by what they hold, and not by their formats alone. */
        public boolean isTold() {
            return files.stream().anyMatch(file -> !file.title().equals(title));
        }
    }

    /**
     * A file.
     *
     * @param name   its name
     * @param title  what it is, in English
     * @param form   name of its format
     * @param bytes  its size, if it has been made
     * @param sha256 its checksum in hexadecimal, if it has been made
     * @param packed the same in less room
     */
    public record File(String name, String title, String form, Optional<Long> bytes, Optional<String> sha256,
            List<Packed> packed) {

        private static final long THOUSAND = 1000;

        /** Its size as readers know sizes: 14.2 MB, 310 kB. */
        public String size() {
            double size = bytes.orElse(0L);
            return size < THOUSAND * THOUSAND ? Math.max(1, Math.round(size / THOUSAND)) + " kB"
                    : String.format(Locale.ROOT, "%.1f MB", size / THOUSAND / THOUSAND);
        }
    }

    /**
     * A file in less room.
     *
     * @param name its name
     * @param form name of the compression
     */
    public record Packed(String name, String form) {
    }

    /**
     * A version in the list.
     *
     * @param version   its name; empty of an attempt that failed
     * @param published when it was published or tried
     * @param issued    the day of its data
     * @param ontology  the version of its ontology
     * @param triples   how many count as known
     * @param failure   why nothing was published
     */
    public record Edition(String version, String published, String issued, String ontology, long triples,
            Optional<String> failure) {
    }

    /** Address of a file under the name of this version, which never changes. */
    public String link(String name) {
        return view.site().links().to("dumps/" + view.site().release().version() + '/' + name);
    }

    /** Address of the newest file of this name. */
    public String latest(String name) {
        return view.site().links().to("dumps/latest/" + name);
    }

    /** Address of a file of another version. */
    public String link(Edition edition, String name) {
        return view.site().links().to("dumps/" + edition.version() + '/' + name);
    }

    /** True if there are versions whose checksums are in a file. */
    public boolean hasChecksums() {
        return editions.stream().anyMatch(edition -> edition.failure().isEmpty());
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
