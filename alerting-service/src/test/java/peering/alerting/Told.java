package peering.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import peering.contract.ConnectionFact;
import peering.contract.LatencyDegradationFact;
import peering.contract.PrefixFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Result;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/**
 * What the other services tell, on the real topics. The anomaly is that of 24 April 2018: AS10297
 * announced 205.251.192.0/24, which AS16509 may.
 */
public final class Told {
    public static final Instant SEEN = Instant.parse("2018-04-24T11:05:41Z");
    public static final Instant ENDED = Instant.parse("2018-04-24T13:03:00Z");

    private Told() {}

    public static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    public static void tell(String topic, String key, Record fact) {
        TestStack.facts().tell(topic, key, FactJson.write(fact), Map.of());
    }

    public static RouteAnomalyFact anomaly(String organisation, String connectionId) {
        return new RouteAnomalyFact(
                fresh("anm_"),
                RouteAnomalyFact.Kind.SubPrefixHijack,
                Severity.Warning,
                State.Open,
                "pfx_" + connectionId,
                organisation,
                connectionId,
                "205.251.192.0/23",
                "205.251.192.0/24",
                Optional.of(10297L),
                List.of(16509L),
                List.of(observer()),
                1,
                1,
                SEEN,
                SEEN.plusSeconds(1),
                SEEN,
                Optional.empty(),
                "AS10297 originates 205.251.192.0/24, which only AS16509 may.",
                1,
                Optional.empty(),
                Optional.of(RouteAnomalyFact.Confidence.High),
                Optional.of(
                        List.of(
                                new RouteAnomalyFact.Evidence(
                                        "rov-invalid", "RPKI says that AS10297 may not"))));
    }

    private static RouteAnomalyFact.Observer observer() {
        return new RouteAnomalyFact.Observer(
                "rrc00", "195.47.235.100", 6881, "6881 15685 6939 10297", SEEN);
    }

    /** The same trouble later on. */
    public static RouteAnomalyFact next(RouteAnomalyFact was, Severity severity, State state) {
        boolean over = state == State.Ended;
        return new RouteAnomalyFact(
                was.anomalyId(),
                was.kind(),
                severity,
                state,
                was.prefixId(),
                was.organisation(),
                was.connectionId(),
                was.registeredPrefix(),
                was.announcedPrefix(),
                was.offendingOrigin(),
                was.expectedOrigins(),
                was.observers(),
                was.observerCount(),
                over ? 0 : was.observersNow(),
                was.firstSeen(),
                was.detectedAt(),
                over ? ENDED : was.lastSeen().plusSeconds(60),
                over ? Optional.of(ENDED) : Optional.empty(),
                was.summary(),
                was.revision() + 1,
                was.blamedAsn(),
                was.confidence(),
                was.evidence());
    }

    /** The same anomaly, which had ended, open again. */
    static RouteAnomalyFact reopened(RouteAnomalyFact ended) {
        return next(ended, ended.severity(), State.Open);
    }

    public static void tell(RouteAnomalyFact fact) {
        tell(Topics.ROUTE_ANOMALIES, fact.anomalyId(), fact);
    }

    public static LatencyDegradationFact degradation(
            String organisation, String connectionId, State state, long revision) {
        return new LatencyDegradationFact(
                "dgr_" + connectionId,
                Severity.Warning,
                state,
                "pfx_" + connectionId,
                organisation,
                connectionId,
                "205.251.192.0/23",
                "NL-AMS",
                12.5,
                52.5,
                5,
                SEEN,
                SEEN.plusSeconds(480),
                SEEN.plusSeconds(960),
                state == State.Ended ? Optional.of(ENDED) : Optional.empty(),
                "Round trips from NL-AMS rose from 12.5 ms to 52.5 ms.",
                revision);
    }

    public static void tell(LatencyDegradationFact fact) {
        tell(Topics.LATENCY_DEGRADATIONS, fact.degradationId(), fact);
    }

    /** A verdict on a prefix that was in force and lapsed. */
    static VerdictFact lapsed(
            String organisation,
            String connectionId,
            VerdictFact.Outcome outcome,
            Optional<Instant> failsAt,
            long revision) {
        boolean over = outcome.inForce() && failsAt.isEmpty();
        var lapse =
                new VerdictFact.Lapse(
                        "lps_" + connectionId, SEEN, over ? Optional.of(ENDED) : Optional.empty());
        return verdict(organisation, connectionId, outcome, failsAt, Optional.of(lapse), revision);
    }

    static VerdictFact verdict(
            String organisation,
            String connectionId,
            VerdictFact.Outcome outcome,
            Optional<Instant> failsAt,
            Optional<VerdictFact.Lapse> lapse,
            long revision) {
        var found =
                new VerdictFact.Finding(
                        "rov",
                        outcome.inForce() ? Result.Passed : Result.Failed,
                        outcome.inForce() ? "rov-valid" : "rov-wrong-origin",
                        "What ROAs say.",
                        Optional.of("Have a ROA signed."),
                        "a table of VRPs",
                        SEEN,
                        Optional.empty(),
                        Map.of());
        return new VerdictFact(
                "ver_" + revision,
                "pfx_" + connectionId,
                organisation,
                connectionId,
                "205.251.192.0/23",
                1,
                outcome,
                "What ROAs say.",
                failsAt,
                lapse,
                "2",
                List.of(found),
                SEEN.plusSeconds(revision),
                revision);
    }

    static void tell(VerdictFact fact) {
        tell(Topics.VERDICTS, fact.prefixId(), fact);
    }

    public static ConnectionFact connection(String id, String organisation, long revision) {
        return new ConnectionFact(
                id,
                organisation,
                "Connection " + revision,
                "ptn_01",
                "site_ams1",
                Optional.empty(),
                ConnectionFact.State.Active,
                SEEN,
                revision);
    }

    public static void tell(ConnectionFact fact) {
        tell(Topics.CONNECTIONS, fact.connectionId(), fact);
    }

    public static PrefixFact prefix(
            String id, String organisation, PrefixFact.Standing standing, long revision) {
        return new PrefixFact(
                id,
                organisation,
                "con_1",
                "ptn_01",
                "205.251.192.0/23",
                List.of(16509L),
                "00",
                Optional.empty(),
                standing,
                SEEN,
                SEEN,
                1,
                revision);
    }

    public static void tell(PrefixFact fact) {
        tell(Topics.PREFIXES, fact.prefixId(), fact);
    }
}
