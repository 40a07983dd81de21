package peering.registration.web;

import io.vertx.pgclient.PgException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which named constraint of the database refused a change. Only the database can judge a race
 * between two replicas, so its word is turned into a {@link Problem}.
 */
public final class Violated {
    private Violated() {}

    /**
     * For {@code onFailure().transform}: the refusal of the violated constraint, or the failure as
     * it is.
     *
     * @param refusals by the name of the constraint or unique index
     */
    public static Function<Throwable, Throwable> means(
            Map<String, Supplier<? extends Throwable>> refusals) {
        return failure -> {
            for (Throwable at = failure; at != null; at = at.getCause()) {
                if (at instanceof PgException database && database.getConstraint() != null) {
                    var refusal = refusals.get(database.getConstraint());
                    return refusal == null ? failure : refusal.get();
                }
            }
            return failure;
        };
    }
}
