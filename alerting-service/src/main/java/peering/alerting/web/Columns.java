package peering.alerting.web;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Columns of native queries, whose types the driver chooses. */
public final class Columns {
    private Columns() {}

    /** A {@code timestamptz}; null stays null. */
    public static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
