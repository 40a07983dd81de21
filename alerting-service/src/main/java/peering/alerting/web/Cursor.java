package peering.alerting.web;

import peering.kit.problem.CommonProblem;

/** The cursor of lists that are sorted by a row's number, newest first. */
public final class Cursor {
    private Cursor() {}

    /**
     * The number below which the page begins; the largest there is for a first page.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if the text is not a cursor of ours
     */
    public static long read(String cursor) {
        if (cursor == null || cursor.isEmpty()) return Long.MAX_VALUE;
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException unreadable) {
            throw CommonProblem.foreignCursor();
        }
    }
}
