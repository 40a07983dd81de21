package peering.telemetry.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.telemetry.watched.WatchedPrefix;

/** What is told of an anomaly. */
final class AnomalyFacts {
    static final String GONE = "no route shows it any more";
    static final String ONLY_A_REST = "only a few stuck routes are left, and they do not move";
    static final String NOT_WATCHED = "the prefix is no longer watched";
    static final String OTHERS = "a more specific prefix is registered and looked after by itself";
    static final String JUDGED_OTHERWISE = "the registration or its policy is another now";
    static final String EXPECTED = "the origin is expected now";

    private AnomalyFacts() {}

    /**
     * The same for the same offence first seen at the same time, whoever reads the routes again.
     */
    static String id(Anomaly anomaly) {
        return id(anomaly.prefixId(), anomaly.offence().key(), anomaly.firstSeen());
    }

    static String id(String prefixId, String offence, Instant firstSeen) {
        String what = String.join("\n", prefixId, offence, firstSeen.toString());
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest(what.getBytes(StandardCharsets.UTF_8));
            return "anm_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static RouteAnomalyFact open(Anomaly anomaly, AnomalyState.Open open, WatchedPrefix watched) {
        int ases = anomaly.peerAses();
        String seenBy =
                "; seen by "
                        + count(anomaly.showing().size(), "peer")
                        + " in "
                        + count(ases, "network");
        return fact(
                anomaly,
                open,
                watched,
                Optional.empty(),
                AnomalyWords.of(anomaly.offence(), watched) + seenBy);
    }

    static RouteAnomalyFact ended(
            Anomaly anomaly,
            AnomalyState.Open open,
            WatchedPrefix watched,
            Instant at,
            String why) {
        var last = open.told(open.severity(), at, anomaly.showing().size());
        var end = at.isBefore(anomaly.firstSeen()) ? anomaly.firstSeen() : at;
        String over = "; over after " + lasted(anomaly.firstSeen(), end) + ": " + why;
        return fact(
                anomaly,
                last,
                watched,
                Optional.of(end),
                AnomalyWords.of(anomaly.offence(), watched) + over);
    }

    private static RouteAnomalyFact fact(
            Anomaly anomaly,
            AnomalyState.Open told,
            WatchedPrefix watched,
            Optional<Instant> endedAt,
            String summary) {
        var ever = anomaly.ever();
        return new RouteAnomalyFact(
                told.id(),
                anomaly.offence().kind(),
                told.severity(),
                endedAt.isPresent() ? State.Ended : State.Open,
                watched.prefixId(),
                watched.organisation(),
                watched.connectionId(),
                watched.prefix().toString(),
                anomaly.offence().announced().toString(),
                anomaly.offence().origin().single(),
                watched.expected(),
                observers(ever),
                ever.size(),
                anomaly.showing().size(),
                anomaly.firstSeen(),
                told.detectedAt(),
                anomaly.lastSeen(),
                endedAt,
                summary,
                told.revision(),
                anomaly.offence().by(),
                Optional.of(anomaly.grounds().confidence(told.severity() == Severity.Critical)),
                Optional.of(anomaly.grounds().evidence()));
    }

    private static List<Observer> observers(List<Witness> ever) {
        return ever.stream()
                .limit(RouteAnomalyFact.MAX_OBSERVERS)
                .map(witness ->
                        new Observer(
                                witness.peer().collector(),
                                witness.peer().address(),
                                witness.peer().asn(),
                                witness.path(),
                                witness.since()))
                .toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static String lasted(Instant from, Instant to) {
        var time = Duration.between(from, to);
        if (time.compareTo(Duration.ofMinutes(1)) < 0) return time.toSeconds() + " s";
        if (time.compareTo(Duration.ofHours(1)) < 0) return time.toMinutes() + " min";
        return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
}
