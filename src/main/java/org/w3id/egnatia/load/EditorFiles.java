package org.w3id.egnatia.load;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The files that editors put beside the one that is being edited, for a moment or until it is saved: locks, swap files,
 * backups and trials whether a folder can be written to. Nobody means them to be read.
 */
final class EditorFiles {

    /**
     * Emacs: {@code .#x} (a link that leads nowhere), {@code #x#}, {@code x~}; Vim: {@code .x.swp}, {@code 4913};
     * JetBrains, GNOME, KDE.
     */
    private static final Pattern NAMES =
            Pattern.compile("[.]#.*|#.*#|.*~|[.].*[.]sw[a-px]|[.]sw[a-px]|[0-9]{4,6}|.*___jb_(tmp|old)___"
            + "|[.]goutputstream-.*|.*[.]kate-swp|[.]~lock[.].*#");

    private EditorFiles() {
    }

    /** True for a name that editors give and people do not. */
    static boolean isOne(Path file) {
        return file.getFileName() != null && NAMES.matcher(file.getFileName().toString()).matches();
    }
}
