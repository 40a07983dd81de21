package peering.alerting.alert;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import peering.alerting.format.Subject;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * What a fact says of a trouble: the part that anomalies and degradations share.
 *
 * @param troubleId the anomaly's, the degradation's, …; one for each thing that can go wrong
 * @param connectionId null if it is no single connection's
 * @param prefixId null, with the prefix, if it is no single prefix's
 * @param evidence the whole fact, JSON text
 * @param labels words by which it is matched and grouped, beside those that every trouble has
 */
public record Trouble(
        String troubleId,
        TroubleKind kind,
        Severity severity,
        State state,
        String organisation,
        String connectionId,
        String prefixId,
        String prefix,
        String summary,
        Instant startedAt,
        Instant detectedAt,
        Instant lastSeen,
        Optional<Instant> endedAt,
        String evidence,
        Map<String, String> labels,
        long revision) {
    public Trouble {
        labels = Map.copyOf(labels);
    }

    /** What a message of this alert is about. */
    public Subject subject(String alertId) {
        return new Subject(
                alertId,
                troubleId,
                kind,
                severity,
                state,
                connectionId,
                prefixId,
                prefix,
                summary,
                startedAt,
                detectedAt,
                lastSeen,
                endedAt,
                evidence);
    }

    /** The labels that every trouble has, and its own. */
    public SortedMap<String, String> allLabels() {
        var all = new TreeMap<>(labels);
        all.put("kind", kind.slug());
        all.put("severity", severity.name().toLowerCase(Locale.ROOT));
        all.put("organisation", organisation);
        if (connectionId != null) all.put("connection_id", connectionId);
        if (prefixId != null) all.put("prefix_id", prefixId);
        if (prefix != null) all.put("prefix", prefix);
        return all;
    }
}
