package peering.telemetry.web;

import java.time.DateTimeException;
import java.time.Instant;
import peering.kit.problem.CommonProblem;

/**
 * A place in a list that is sorted by time and id, newest first.
 *
 * @param id the last one shown
 */
public record Cursor(Instant time, String id) {
    private static final String SEPARATOR = "~";

    /** Later than anything PostgreSQL and we will see. */
    private static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), "");

    /**
     * Reads what {@link #toString} wrote; null is the start.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if the text is not a cursor of ours
     */
    public static Cursor read(String text) {
        if (text == null || text.isEmpty()) return START;
        String[] parts = text.split(SEPARATOR, 2);
        try {
            var time = Instant.parse(parts[0]);
            if (!Times.isPlausible(time)) throw CommonProblem.foreignCursor();
            return new Cursor(time, parts[1]);
        } catch (DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw CommonProblem.foreignCursor();
        }
    }

    @Override
    public String toString() {
        return time + SEPARATOR + id;
    }
}
