package peering.telemetry.degradation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.State;
import peering.telemetry.latency.Series;
import peering.telemetry.watched.WatchedPrefix;

/**
 * What is told of a degradation.
 *
 * @param currentMillis median of the latest round trips
 */
record DegradationFacts(LatencyHistory history, WatchedPrefix watched, double currentMillis) {

    /** The same for the same series and start, whoever reads the samples again. */
    static String id(Series series, Instant startedAt) {
        String what = String.join("\n", series.prefixId(), series.place(), startedAt.toString());
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(what.getBytes(StandardCharsets.UTF_8));
            return "dgr_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    LatencyDegradationFact open(Degradation trouble) {
        return fact(trouble, Optional.empty(), worse(trouble));
    }

    LatencyDegradationFact recovered(Degradation trouble) {
        return ended(trouble, "is well again");
    }

    LatencyDegradationFact newNormal(Degradation trouble) {
        return ended(trouble, "has been worse for so long that this is taken as normal now");
    }

    LatencyDegradationFact notWatched(Degradation trouble) {
        return ended(trouble, "is no longer watched");
    }

    private LatencyDegradationFact ended(Degradation trouble, String how) {
        String summary =
                String.format(
                        Locale.ROOT,
                        "Latency from %s to %s %s: %.1f ms (%.1f ms before it got worse)",
                        history.series().place(),
                        watched.prefix(),
                        how,
                        currentMillis,
                        trouble.baselineMillis());
        return fact(trouble.told(trouble.severity()), Optional.of(newest(trouble)), summary);
    }

    private String worse(Degradation trouble) {
        return String.format(
                Locale.ROOT,
                "Latency from %s to %s rose by %.1f ms, from %.1f to %.1f ms",
                history.series().place(),
                watched.prefix(),
                currentMillis - trouble.baselineMillis(),
                trouble.baselineMillis(),
                currentMillis);
    }

    private LatencyDegradationFact fact(
            Degradation trouble, Optional<Instant> endedAt, String summary) {
        return new LatencyDegradationFact(
                trouble.id(),
                trouble.severity(),
                endedAt.isPresent() ? State.Ended : State.Open,
                watched.prefixId(),
                watched.organisation(),
                watched.connectionId(),
                watched.prefix().toString(),
                history.series().place(),
                trouble.baselineMillis(),
                currentMillis,
                trouble.thresholdMillis(),
                trouble.startedAt(),
                trouble.detectedAt(),
                newest(trouble),
                endedAt,
                summary,
                trouble.revision());
    }

    private Instant newest(Degradation trouble) {
        var recent = history.recent();
        return recent.isEmpty() ? trouble.detectedAt() : recent.getLast().at();
    }
}
