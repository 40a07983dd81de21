package peering.routing.topology;

import java.io.IOException;

/** The input is not a whole list of relationships. Whoever reads keeps the list it had. */
public final class RelationshipFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    RelationshipFormatException(String message) {
        super(message);
    }

    RelationshipFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
