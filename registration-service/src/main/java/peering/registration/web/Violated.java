package peering.registration.web;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Which named constraint of the database refused a change. Only the database can judge a race
 * between two replicas, so its word is turned into a {@link Problem}.
 */
public final class Violated {
    /** SQLSTATE class 23: integrity constraint violation. */
    private static final String INTEGRITY = "23";

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
                if (at instanceof SQLException refused && isIntegrity(refused)) {
                    return refusal(refused.getMessage(), refusals, failure);
                }
            }
            return failure;
        };
    }

    private static boolean isIntegrity(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith(INTEGRITY);
    }

    /**
     * Hibernate Reactive hands on the message alone. Its words follow the server's language, the
     * constraint's name in it does not.
     */
    private static Throwable refusal(
            String message,
            Map<String, Supplier<? extends Throwable>> refusals,
            Throwable otherwise) {
        return refusals.entrySet().stream()
                .filter(refusal -> names(message, refusal.getKey()))
                .findFirst()
                .<Throwable>map(refusal -> refusal.getValue().get())
                .orElse(otherwise);
    }

    private static boolean names(String message, String constraint) {
        return Pattern.compile("(?<![a-z0-9_])" + Pattern.quote(constraint) + "(?![a-z0-9_])")
                .matcher(message)
                .find();
    }
}
