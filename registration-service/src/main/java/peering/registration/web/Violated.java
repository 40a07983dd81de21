package peering.registration.web;

import io.vertx.pgclient.PgException;
import java.util.Map;
import java.util.function.Function;

/**
 * Which named constraint of the database refused a change. Only the database can judge a race
 * between two replicas, so its word is turned into a {@link Problem} instead of being asked for
 * beforehand.
 */
public final class Violated {
    private Violated() {}

    /**
     * For {@code onFailure().transform}: the refusal of the violated constraint, or the failure as
     * it is.
     *
     * @param refusals the refusal by constraint or unique index name
     */
    public static Function<Throwable, Throwable> means(Map<String, ? extends Throwable> refusals) {
        return failure -> {
            for (Throwable at = failure; at != null; at = at.getCause()) {
                if (at instanceof PgException database && database.getConstraint() != null) {
                    var refusal = refusals.get(database.getConstraint());
                    return refusal == null ? failure : refusal;
                }
            }
            return failure;
        };
    }
}
