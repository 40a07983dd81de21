package peering.alerting.format;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/** Notices to write bodies of. */
final class Notices {
    static final Instant BEGAN = Instant.parse("2018-04-24T11:05:41Z");
    static final Instant ENDED = Instant.parse("2018-04-24T13:03:00Z");
    static final String SUMMARY = "AS10297 originates 205.251.192.0/24, which only AS16509 may.";

    /** One text for all: a test makes a thousand of these notices. */
    private static final String LONG = "€".repeat(5000);

    private Notices() {}

    record Evidence(String alertId, String note) {}

    static Notice of(TroubleKind kind, Transition transition, Severity severity) {
        return of("alr_1", kind, transition, severity, SUMMARY);
    }

    static Notice hijack(Transition transition) {
        return of(TroubleKind.RouteAnomaly, transition, Severity.Critical);
    }

    /** A hijack with this sentence, which somebody outside may have worded. */
    static Notice saying(String summary) {
        return of("alr_1", TroubleKind.RouteAnomaly, Transition.OPENED, Severity.Critical, summary);
    }

    static Notice of(
            String alertId,
            TroubleKind kind,
            Transition transition,
            Severity severity,
            String summary) {
        boolean over = transition == Transition.RESOLVED;
        var labels =
                Map.of(
                        "kind", kind.slug(),
                        "severity", severity.name().toLowerCase(java.util.Locale.ROOT),
                        "organisation", "acme",
                        "connection_id", "con_1",
                        "prefix_id", "pfx_1",
                        "prefix", "205.251.192.0/23",
                        "rule", "SubPrefixHijack");
        return new Notice(
                alertId,
                "anm_of_" + alertId,
                kind,
                transition,
                severity,
                over ? State.Ended : State.Open,
                summary,
                BEGAN,
                BEGAN.plusSeconds(1),
                over ? Optional.of(ENDED) : Optional.empty(),
                new TreeMap<>(labels),
                new Message(
                        kind.messageType(transition),
                        over ? ENDED : BEGAN,
                        new Evidence(alertId, summary)),
                URI.create("https://portal.example.org/alerts/" + alertId));
    }

    /** As large as anything that is told can be. */
    static Notice largest(String alertId) {
        var notice =
                of(
                        alertId,
                        TroubleKind.RouteAnomaly,
                        Transition.OPENED,
                        Severity.Critical,
                        "<ü€>".repeat(250));
        var labels = new TreeMap<>(notice.labels());
        IntStream.range(0, 200).forEach(i -> labels.put("label_" + i, LONG));
        return new Notice(
                notice.alertId(),
                "t".repeat(1000) + alertId,
                notice.kind(),
                notice.transition(),
                notice.severity(),
                notice.state(),
                notice.summary(),
                notice.startedAt(),
                notice.detectedAt(),
                notice.endedAt(),
                labels,
                new Message(
                        notice.message().type(), BEGAN, new Evidence(alertId, "x".repeat(19_000))),
                notice.link());
    }

    static List<Notice> largest(int many) {
        return IntStream.range(0, many).mapToObj(i -> largest("alr_" + i)).toList();
    }

    static TreeMap<String, String> labels() {
        return new TreeMap<>(Map.of("connection_id", "con_1"));
    }

    static com.fasterxml.jackson.databind.JsonNode json(Body body) {
        return FactJson.read(body.text(), com.fasterxml.jackson.databind.JsonNode.class);
    }
}
