package peering.alerting.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import peering.alerting.alert.Trouble;
import peering.alerting.format.TroubleKind;
import peering.alerting.ownership.KnownSession;
import peering.contract.FeedTroubleFact;
import peering.contract.PathFact;
import peering.contract.PathFact.Path;
import peering.contract.SiteFact;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/**
 * Which states of paths, sessions, sites and feeds are troubles. Each thing has one trouble, which
 * opens again when the thing fails again.
 *
 * <pre>
 *   a prefix over its backup site ................... Warning    its customer's
 *   a prefix over no site ........................... Critical   its customer's
 *   ... because it is not verified, or its connection
 *       is not active: told elsewhere ............... none
 *   a session that is registered as active is down .. Warning    the operator's
 *   a site that its operator says is down ........... Critical   the operator's
 *   a source of routes that is silent ............... as the fact says, the operator's
 * </pre>
 *
 * @param operator the organisation of this installation's operators
 */
record CarrierTroubles(String operator) {
    private static final Set<String> TOLD_ELSEWHERE =
            Set.of("prefix-not-verified", "connection-not-active");

    Trouble of(PathFact fact) {
        boolean off = fact.path() != Path.Preferred && !TOLD_ELSEWHERE.contains(fact.reason());
        var labels = new TreeMap<>(Map.of("path", fact.path().name(), "reason", fact.reason()));
        fact.siteId().ifPresent(site -> labels.put("site", site));
        return new Trouble(
                "path_" + fact.prefixId(),
                TroubleKind.PathChange,
                fact.path() == Path.Internet ? Severity.Critical : Severity.Warning,
                off ? State.Open : State.Ended,
                fact.organisation(),
                fact.connectionId(),
                fact.prefixId(),
                fact.prefix(),
                fact.prefix() + ": " + fact.summary(),
                fact.since(),
                fact.changedAt(),
                fact.changedAt(),
                off ? Optional.empty() : Optional.of(fact.since()),
                FactJson.text(fact),
                labels,
                fact.revision());
    }

    /**
     * @param now for a session of which nobody has said since when it is as it is
     */
    Trouble of(KnownSession session, Instant now) {
        Instant since = Optional.ofNullable(session.since()).orElse(now);
        String who = "AS" + session.partnerAsn() + " at " + session.peerAddress();
        String why = session.reason() == null ? "" : ": " + session.reason();
        return operators(
                "session_" + session.sessionId(),
                TroubleKind.SessionDown,
                Severity.Warning,
                session.down() ? State.Open : State.Ended,
                "The session with "
                        + who
                        + " on "
                        + session.router()
                        + " is "
                        + (session.down() ? "down" + why : "not down any more"),
                since,
                now,
                Map.of(
                        "session", session.sessionId(),
                        "site", session.siteId(),
                        "router", session.router(),
                        "partner", session.partnerId()),
                FactJson.text(session),
                session.revision());
    }

    Trouble of(SiteFact fact) {
        boolean down =
                fact.removedAt().isEmpty()
                        && fact.health()
                                .filter(health -> health.state() == SiteFact.State.Down)
                                .isPresent();
        Instant since = fact.health().map(SiteFact.Health::since).orElse(fact.changedAt());
        String why = fact.health().map(health -> ": " + health.reason()).orElse("");
        return operators(
                "site_" + fact.siteId(),
                TroubleKind.SiteDown,
                Severity.Critical,
                down ? State.Open : State.Ended,
                "The site " + fact.name() + (down ? " is down" + why : " is not down any more"),
                since,
                fact.changedAt(),
                Map.of("site", fact.siteId(), "metro", fact.metro(), "country", fact.country()),
                FactJson.text(fact),
                fact.revision());
    }

    Trouble of(FeedTroubleFact fact) {
        return new Trouble(
                fact.feedTroubleId(),
                TroubleKind.FeedSilence,
                fact.severity(),
                fact.state(),
                operator,
                null,
                null,
                null,
                fact.summary(),
                fact.startedAt(),
                fact.detectedAt(),
                fact.endedAt().orElse(fact.detectedAt()),
                fact.endedAt(),
                FactJson.text(fact),
                Map.of("feed", fact.feed()),
                fact.revision());
    }

    private Trouble operators(
            String troubleId,
            TroubleKind kind,
            Severity severity,
            State state,
            String summary,
            Instant since,
            Instant at,
            Map<String, String> labels,
            String evidence,
            long revision) {
        return new Trouble(
                troubleId,
                kind,
                severity,
                state,
                operator,
                null,
                null,
                null,
                summary,
                since,
                at,
                at,
                state == State.Open ? Optional.empty() : Optional.of(since),
                evidence,
                labels,
                revision);
    }
}
