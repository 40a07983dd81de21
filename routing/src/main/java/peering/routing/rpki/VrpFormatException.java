package peering.routing.rpki;

import java.io.IOException;

/** The input is not a whole VRP table. Whoever reads keeps the table it had. */
public final class VrpFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    VrpFormatException(String message) {
        super(message);
    }

    VrpFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
