package peering.alerting.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import peering.alerting.format.Transition;
import peering.contract.Trouble.Severity;

/**
 * Who hears what of a decision.
 *
 * <pre>
 *                             │ was told of the alert │ was not
 *   subscribed, FIRST_SIGHT   │          -            │ opened
 *   subscribed, WORSENED      │ updated               │ opened   (its subscription asks for this severity)
 *   subscribed, REOPENED      │ opened                │ opened
 *   anybody, RESOLVED         │ resolved              │ nothing
 *   anybody, ACKNOWLEDGED     │ acknowledged          │ nothing
 * </pre>
 */
public final class Audience {
    private Audience() {}

    /**
     * @param key makes it told once: with the alert and the endpoint it is unique. What may come
     *     again in an alert's life has the fact's revision in it
     */
    public record Hears(String endpointId, Transition transition, String key) {}

    /**
     * @param revision of the fact
     * @param subscribed endpoints that ask for such a trouble at this severity
     * @param told endpoints that were told of this alert before
     */
    public static List<Hears> of(
            Decision decision,
            Severity severity,
            long revision,
            Collection<String> subscribed,
            Collection<String> told) {
        var knowing = Set.copyOf(told);
        Stream<Hears> hears =
                switch (decision) {
                    case FIRST_SIGHT, WORSENED ->
                            subscribed.stream()
                                    .distinct()
                                    .map(endpoint ->
                                            knowing.contains(endpoint)
                                                    ? updated(endpoint, severity, revision)
                                                    : opened(endpoint, decision, revision));
                    case REOPENED ->
                            subscribed.stream()
                                    .distinct()
                                    .map(endpoint -> again(endpoint, Transition.OPENED, revision));
                    case RESOLVED ->
                            knowing.stream()
                                    .map(endpoint ->
                                            again(endpoint, Transition.RESOLVED, revision));
                    case ACKNOWLEDGED ->
                            knowing.stream()
                                    .map(endpoint ->
                                            again(endpoint, Transition.ACKNOWLEDGED, revision));
                    // What is told later was decided earlier; Release knows to whom.
                    case OVER_BEFORE_FIRST_SIGHT,
                            NOTHING_NEW,
                            OUT_OF_DATE,
                            UNACKNOWLEDGED,
                            HELD,
                            RELEASED,
                            REMINDED ->
                            Stream.empty();
                };
        return hears.sorted(Comparator.comparing(Hears::endpointId)).toList();
    }

    private static Hears plain(String endpoint, Transition transition) {
        return new Hears(endpoint, transition, transition.word());
    }

    private static Hears again(String endpoint, Transition transition, long revision) {
        return new Hears(endpoint, transition, transition.word() + "-" + revision);
    }

    /**
     * Of the first sight there is one; whoever comes in later may have been told of an earlier
     * life.
     */
    private static Hears opened(String endpoint, Decision decision, long revision) {
        return decision == Decision.FIRST_SIGHT
                ? plain(endpoint, Transition.OPENED)
                : again(endpoint, Transition.OPENED, revision);
    }

    private static Hears updated(String endpoint, Severity severity, long revision) {
        String word = Transition.UPDATED.word() + "-" + severity.name().toLowerCase(Locale.ROOT);
        return new Hears(endpoint, Transition.UPDATED, word + "-" + revision);
    }
}
