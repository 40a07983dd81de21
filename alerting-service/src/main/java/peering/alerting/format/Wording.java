package peering.alerting.format;

import java.net.URI;
import peering.contract.LatencyDegradationFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.VerdictFact;
import peering.kit.facts.FactJson;

/** What we say of a trouble, given the last fact about it: now, or when it is told later. */
public final class Wording {
    private Wording() {}

    /**
     * @param publicUrl the portal's address from outside
     * @throws peering.kit.facts.PoisonFact if the evidence is not a fact of this kind
     */
    public static Message of(Subject about, Transition transition, URI publicUrl) {
        String alertId = about.alertId();
        String evidence = about.evidence();
        return switch (about.kind()) {
            case RouteAnomaly ->
                    RouteAnomalyMessage.of(
                            FactJson.read(evidence, RouteAnomalyFact.class),
                            alertId,
                            transition,
                            publicUrl);
            case LatencyDegradation ->
                    LatencyDegradationMessage.of(
                            FactJson.read(evidence, LatencyDegradationFact.class),
                            alertId,
                            transition,
                            publicUrl);
            case PrefixValidation -> {
                var fact = FactJson.read(evidence, VerdictFact.class);
                yield PrefixValidationMessage.of(
                        fact, fact.lapse().orElseThrow(), alertId, transition, publicUrl);
            }
            case PathChange, SessionDown, SiteDown, FeedSilence ->
                    PlainMessage.of(about, transition, publicUrl);
        };
    }
}
