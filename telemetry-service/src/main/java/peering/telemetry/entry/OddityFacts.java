package peering.telemetry.entry;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.telemetry.watched.WatchedPrefix;

/** What is told of a detour. Its observers are our own sites, by the partners' sessions there. */
final class OddityFacts {
    private OddityFacts() {}

    static RouteAnomalyFact open(Oddity oddity, Detour detour, WatchedPrefix watched, Instant now) {
        return new RouteAnomalyFact(
                id(watched.prefixId(), detour.variant(), oddity.since()),
                Kind.SuboptimalRouting,
                detour.severity(),
                State.Open,
                watched.prefixId(),
                watched.organisation(),
                watched.connectionId(),
                watched.prefix().toString(),
                watched.prefix().toString(),
                Optional.empty(),
                watched.expected(),
                observers(detour),
                detour.entries().size(),
                detour.entries().size(),
                oddity.since(),
                now,
                now,
                Optional.empty(),
                detour.summary(),
                1,
                Optional.empty(),
                Optional.of(Confidence.High),
                Optional.of(detour.evidence()));
    }

    /** The same trouble as it looks now; open, whatever it was. */
    static RouteAnomalyFact again(RouteAnomalyFact told, Detour detour, Instant now) {
        var severity =
                told.severity().compareTo(detour.severity()) > 0
                        ? told.severity()
                        : detour.severity();
        return changed(
                told,
                severity,
                Optional.empty(),
                now,
                detour.summary(),
                observers(detour),
                Optional.of(detour.evidence()));
    }

    static boolean isNews(RouteAnomalyFact told, RouteAnomalyFact next) {
        return told.severity() != next.severity() || !told.evidence().equals(next.evidence());
    }

    static RouteAnomalyFact ended(RouteAnomalyFact told, Instant at, String why) {
        var end = at.isBefore(told.firstSeen()) ? told.firstSeen() : at;
        long minutes = Duration.between(told.firstSeen(), end).toMinutes();
        return changed(
                told,
                told.severity(),
                Optional.of(end),
                told.lastSeen(),
                told.summary() + "; over after " + minutes + " min: " + why,
                told.observers(),
                told.evidence());
    }

    private static RouteAnomalyFact changed(
            RouteAnomalyFact told,
            Severity severity,
            Optional<Instant> endedAt,
            Instant lastSeen,
            String summary,
            List<Observer> observers,
            Optional<List<RouteAnomalyFact.Evidence>> evidence) {
        return new RouteAnomalyFact(
                told.anomalyId(),
                told.kind(),
                severity,
                endedAt.isPresent() ? State.Ended : State.Open,
                told.prefixId(),
                told.organisation(),
                told.connectionId(),
                told.registeredPrefix(),
                told.announcedPrefix(),
                told.offendingOrigin(),
                told.expectedOrigins(),
                observers,
                observers.size(),
                endedAt.isPresent() ? 0 : observers.size(),
                told.firstSeen(),
                told.detectedAt(),
                lastSeen,
                endedAt,
                summary,
                told.revision() + 1,
                told.blamedAsn(),
                told.confidence(),
                evidence);
    }

    private static List<Observer> observers(Detour detour) {
        return detour.entries().stream()
                .limit(RouteAnomalyFact.MAX_OBSERVERS)
                .map(entry ->
                        new Observer(
                                entry.site().siteId(),
                                entry.peerAddress(),
                                entry.partnerAsn(),
                                entry.text(),
                                entry.receivedAt()))
                .toList();
    }

    /** The same for the same detour since the same time, however often it is worked out. */
    private static String id(String prefixId, Detour.Variant variant, Instant since) {
        String what = String.join("\n", prefixId, variant.word(), since.toString());
        var hash = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        return "anm_" + hash.toString().replace("-", "");
    }
}
