package org.w3id.egnatia.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/** Says in words what went wrong outside the program or in it; whoever reads it need not know Java. */
public final class Trouble {

    /** Set to {@code true}, an error of the program says where in it it happened. */
    public static final String TRACE = "egnatia.trace";

    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*[.]){2,}[A-Z]\\w*");

    private Trouble() {
    }

    /** Why a file could not be read or written, as a part of a sentence. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "the permission is missing";
        } else if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        } else if (e instanceof NotDirectoryException) {
            return "it is no folder";
        } else if (e instanceof FileAlreadyExistsException) {
            return "a file with the name of the folder stands there";
        } else if (e instanceof DirectoryNotEmptyException) {
            return "there is something in the folder";
        } else if (e instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return e instanceof FileSystemException of && of.getReason() != null ? of.getReason()
                : words(e, "the system gives no reason");
    }

    /** What an exception says, unless it says nothing or names a part of a program. */
    public static String words(Throwable e, String otherwise) {
        String message = e.getMessage();
        return message == null || message.isBlank() || CLASS_NAME.matcher(message).find() ? otherwise : message;
    }

    /** What to say of an error of the program itself. */
    public static String unforeseen(Throwable e) {
        if (!Boolean.getBoolean(TRACE)) {
            return "this should not have happened; please report it with what you did, and with what is said here when "
                    + "java is started with -D" + TRACE + "=true";
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return "this should not have happened; please report it: " + trace;
    }
}
