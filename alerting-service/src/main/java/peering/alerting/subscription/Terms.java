package peering.alerting.subscription;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Matcher;

/**
 * When and how a subscription's alerts are told, as it lies in the row.
 *
 * @param matchers all must hold
 * @param repeatMinutes null: what stays open is not told again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Terms(
        List<Matcher> matchers, QuietHours quietHours, Grouping grouping, Integer repeatMinutes) {
    /** At once, everything, once. */
    public static final Terms PLAIN = new Terms(List.of(), null, null, null);

    public Terms {
        matchers = matchers == null ? List.of() : List.copyOf(matchers);
    }

    /** After how long what is still open and nobody looks after is told again. */
    public Optional<Duration> repeat() {
        return Optional.ofNullable(repeatMinutes).map(Duration::ofMinutes);
    }
}
