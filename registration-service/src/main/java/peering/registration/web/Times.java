package peering.registration.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import peering.kit.problem.CommonProblem;

/** The times that a list is asked for. */
public final class Times {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /**
     * The time that the text means (ISO 8601, in UTC), or null for null.
     *
     * @param parameter where it stood, for the refusal
     */
    public static Instant of(String parameter, String text) {
        if (text == null) return null;
        try {
            return bounded(parameter, Instant.parse(text));
        } catch (DateTimeParseException unreadable) {
            throw refused(parameter);
        }
    }

    /** The time, or null for null; the database knows no years like a billion. */
    public static Instant bounded(String parameter, Instant time) {
        if (time == null) return null;
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) throw refused(parameter);
        return time;
    }

    private static RuntimeException refused(String parameter) {
        return CommonProblem.FIELD_INVALID.at(
                parameter,
                "It is not a time between the years 2000 and 2200.",
                "Send one such as 2026-11-24T12:00:00Z.");
    }
}
