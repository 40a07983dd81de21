package peering.telemetry.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import peering.kit.problem.CommonProblem;

/**
 * Times as parameters, only those that something may have happened at, and as the database's driver
 * takes them.
 */
public final class Times {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /**
     * Reads a time such as {@code 2030-01-31T12:00:00Z}.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem naming the field, also for one that a
     *     database does not know
     */
    public static Instant read(String field, String text) {
        try {
            var time = Instant.parse(text);
            if (isPlausible(time)) return time;
            throw new DateTimeException("out of range");
        } catch (DateTimeException wrong) {
            throw CommonProblem.FIELD_INVALID.at(
                    field, "this is not a time", "send a time like 2030-01-31T12:00:00Z");
        }
    }

    /** For a column with a time zone. */
    public static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static boolean isPlausible(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }
}
