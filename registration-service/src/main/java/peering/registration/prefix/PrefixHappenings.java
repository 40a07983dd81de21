package peering.registration.prefix;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Outcome;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
import peering.registration.prefix.event.Happening;

/** The events that the book of prefixes itself gives rise to. */
final class PrefixHappenings {
    private PrefixHappenings() {}

    static Happening registered(PrefixEntity row) {
        return new Happening(
                row.id,
                row.organisation,
                "registered",
                EventKind.REGISTERED,
                EventSeverity.INFORMATION,
                row.registeredAt,
                row.prefix + " was registered and waits for its checks.",
                Map.of("connectionId", row.connectionId, "partnerId", row.partnerId));
    }

    static Happening standing(PrefixEntity row, String reason) {
        return new Happening(
                row.id,
                row.organisation,
                "standing " + row.revision,
                EventKind.STANDING_CHANGED,
                row.standing == Standing.Failed ? EventSeverity.ERROR : EventSeverity.INFORMATION,
                row.standingSince,
                row.prefix + " stands " + row.standing + ".",
                Map.of("standing", row.standing.name(), "reason", reason));
    }

    static Happening moved(PrefixEntity row, Instant now, String reason) {
        return new Happening(
                row.id,
                row.organisation,
                "moved " + row.revision,
                EventKind.MOVED,
                EventSeverity.INFORMATION,
                now,
                row.prefix + " rests on another connection or partner.",
                Map.of(
                        "connectionId", row.connectionId,
                        "partnerId", row.partnerId,
                        "reason", reason));
    }

    static Happening verdict(PrefixEntity row, VerdictFact verdict) {
        var evidence = new HashMap<>(Map.of("verdictId", verdict.verdictId()));
        row.findings.forEach(found -> evidence.put(found.check(), found.reason()));
        return new Happening(
                row.id,
                row.organisation,
                "verdict " + verdict.claimRevision() + " " + verdict.revision(),
                EventKind.VERDICT,
                severity(verdict.outcome()),
                verdict.decidedAt(),
                "The checks of "
                        + row.prefix
                        + " said "
                        + verdict.outcome()
                        + ". "
                        + verdict.sentence(),
                evidence);
    }

    private static EventSeverity severity(Outcome outcome) {
        return switch (outcome) {
            case Failed, Invalid -> EventSeverity.ERROR;
            case Warning, Unknown -> EventSeverity.WARNING;
            case None, Pending, Verified -> EventSeverity.INFORMATION;
        };
    }
}
