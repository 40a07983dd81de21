package peering.alerting.format;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * One transition of one alert: what every format is made of.
 *
 * @param troubleId the alert's identity over all its life, the same at each reopening: what others
 *     call fingerprint or deduplication key
 * @param summary one sentence for people, at most 1,000 characters
 * @param endedAt empty while it is open
 * @param labels words by which alerts are matched and grouped; keys are {@code [a-z_]+}
 * @param message the transition with its evidence, as our own format tells it
 * @param link the alert's page in the portal
 */
public record Notice(
        String alertId,
        String troubleId,
        TroubleKind kind,
        Transition transition,
        Severity severity,
        State state,
        String summary,
        Instant startedAt,
        Instant detectedAt,
        Optional<Instant> endedAt,
        SortedMap<String, String> labels,
        Message message,
        URI link) {
    public Notice {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** Whether the trouble has ended; another may begin under the same identity. */
    public boolean over() {
        return state == State.Ended;
    }

    /** The value of a label; empty text if there is none. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
