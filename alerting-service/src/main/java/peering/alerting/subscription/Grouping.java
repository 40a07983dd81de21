package peering.alerting.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alerts that have these labels in common are told together: the first after a wait, what comes
 * after it not more often than at the interval. A critical alert waits for nobody.
 *
 * @param by names of labels; an alert without one counts as having an empty one
 * @param waitSeconds null: 30
 * @param intervalSeconds null: 300
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Grouping(
        @NotEmpty @Size(max = 5) List<@NotNull @Pattern(regexp = "[a-z_]{1,40}") String> by,
        @Min(0) @Max(3600) Integer waitSeconds,
        @Min(0) @Max(86_400) Integer intervalSeconds) {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    public Grouping {
        if (by != null) by = List.copyOf(by);
    }

    public Duration firstWait() {
        return waitSeconds == null ? WAIT : Duration.ofSeconds(waitSeconds);
    }

    public Duration interval() {
        return intervalSeconds == null ? INTERVAL : Duration.ofSeconds(intervalSeconds);
    }

    /** What an alert with these labels has in common with the others of its group. */
    public SortedMap<String, String> common(Map<String, String> labels) {
        var common = new TreeMap<String, String>();
        by.forEach(name -> common.put(name, labels.getOrDefault(name, "")));
        return common;
    }
}
