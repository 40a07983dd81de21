package peering.registration.prefix.trouble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import peering.contract.Trouble.Severity;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.event.EventSeverity;
import peering.registration.prefix.event.Happening;
import peering.registration.prefix.route.RouteRank;

/** The events of a trouble: its start, and its end once there is one. */
final class TroubleHappenings {
    private TroubleHappenings() {}

    /** Both, so that a start that was never told is not missed; the book notes each once. */
    static List<Happening> of(TroubleReport report, String organisation, RouteRank rank) {
        var happenings = new ArrayList<Happening>();
        happenings.add(
                happening(
                                report,
                                organisation,
                                report.kind().start(),
                                severity(report.severity()),
                                report.openedAt(),
                                report.summary())
                        .named(report.type().map(rank::ranked)));
        report.endedAt()
                .ifPresent(at ->
                        happenings.add(
                                happening(
                                        report,
                                        organisation,
                                        report.kind().end(),
                                        EventSeverity.INFORMATION,
                                        at,
                                        "Over: " + report.summary())));
        return happenings;
    }

    private static Happening happening(
            TroubleReport report,
            String organisation,
            EventKind kind,
            EventSeverity severity,
            Instant at,
            String summary) {
        var evidence = new HashMap<>(report.evidence());
        evidence.put("troubleId", report.troubleId());
        return new Happening(
                report.prefixId(),
                organisation,
                report.troubleId() + " " + kind.word(),
                kind,
                severity,
                at,
                summary,
                evidence);
    }

    static EventSeverity severity(Severity told) {
        return switch (told) {
            case Info -> EventSeverity.INFORMATION;
            case Warning -> EventSeverity.WARNING;
            case Critical -> EventSeverity.CRITICAL;
        };
    }
}
