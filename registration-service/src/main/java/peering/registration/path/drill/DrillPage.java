package peering.registration.path.drill;

import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Id;

/**
 * Which of the drilled prefixes are shown.
 *
 * @param cursor only those behind it; null for all
 * @param movedOnly only those that would move
 */
record DrillPage(int limit, String cursor, boolean movedOnly) {

    static DrillPage of(PageQuery page, boolean movedOnly) {
        if (page.cursor != null && !Id.isOne(page.cursor)) throw CommonProblem.foreignCursor();
        return new DrillPage(page.limit, page.cursor, movedOnly);
    }

    /** None is shown, all are counted. */
    static DrillPage countsOnly() {
        return new DrillPage(-1, null, false);
    }

    /** One more than the limit is kept: it tells that there is more. */
    boolean wants(String prefixId, boolean moves, int kept) {
        return kept <= limit
                && (cursor == null || prefixId.compareTo(cursor) > 0)
                && (moves || !movedOnly);
    }
}
