package peering.routing.rtr;

import java.util.Arrays;
import java.util.Optional;

/** What an Error Report may be about (RFC 8210 section 12, draft-ietf-sidrops-8210bis-27). */
public enum RtrError {
    CORRUPT_DATA(0),
    INTERNAL_ERROR(1),
    /** Not an empty set: the cache has none yet. */
    NO_DATA_AVAILABLE(2),
    INVALID_REQUEST(3),
    UNSUPPORTED_VERSION(4),
    UNSUPPORTED_PDU(5),
    UNKNOWN_WITHDRAWAL(6),
    DUPLICATE_ANNOUNCEMENT(7),
    UNEXPECTED_VERSION(8),
    ASPA_PROVIDER_LIST(9),
    TRANSPORT_FAILED(10),
    ORDERING(11);

    private final int code;

    RtrError(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Empty for a code that nobody has defined. */
    public static Optional<RtrError> of(int code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }
}
