package peering.routing.rpki;

import java.io.IOException;

/** The input is no sound SLURM file, or the files contradict each other; names the member. */
public final class SlurmFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    SlurmFormatException(String message) {
        super(inOneLine(message));
    }

    SlurmFormatException(String message, Throwable cause) {
        super(inOneLine(message), cause);
    }

    /** It may quote the file, and goes into logs. */
    private static String inOneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", "?");
    }
}
