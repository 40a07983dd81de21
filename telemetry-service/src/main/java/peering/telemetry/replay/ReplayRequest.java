package peering.telemetry.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Prefix;
import peering.telemetry.intake.Collector;
import peering.telemetry.policy.Policy;
import peering.telemetry.web.Words;

/**
 * What to watch while the stream is read.
 *
 * @param form MRT, RIS or INCIDENT; usually left out: the stream's first bytes tell
 * @param collector who heard what does not say it itself; usually left out
 */
public record ReplayRequest(
        @JsonProperty(required = true) List<Wanted> prefixes, String form, String collector) {

    /** A prefix, who may originate it, and the policy to try, if any. */
    @Schema(name = "ReplayPrefix")
    public record Wanted(
            @Schema(examples = "205.251.192.0/23") String prefix,
            @Schema(examples = "[16509]") List<Long> origins,
            Policy policy) {}

    /**
     * @throws HttpProblem if there are none, too many, or one makes no sense
     */
    List<ReplayPolicy> policies(ReplayBounds bounds) {
        int size = prefixes == null ? 0 : prefixes.size();
        if (size < 1 || size > bounds.mostPrefixes()) {
            throw CommonProblem.FIELD_INVALID.at(
                    "prefixes",
                    "a replay watches 1 to " + bounds.mostPrefixes() + " prefixes",
                    "Name the prefixes with their origins.");
        }
        var policies = new ArrayList<ReplayPolicy>();
        for (int i = 0; i < size; i++) policies.add(policy(i));
        return policies;
    }

    private ReplayPolicy policy(int index) {
        var wanted = prefix(index);
        var policy = prefixes.get(index).policy;
        if (policy == null) return wanted;
        policy.check("prefixes[" + index + "].policy.", wanted.prefix());
        return wanted.with(policy.watch());
    }

    private ReplayPolicy prefix(int index) {
        try {
            var wanted = prefixes.get(index);
            if (wanted == null || wanted.prefix == null || wanted.origins == null) {
                throw new IllegalArgumentException("prefix and origins are needed");
            }
            if (wanted.origins.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("an origin is null");
            }
            return new ReplayPolicy(Prefix.parse(wanted.prefix), wanted.origins);
        } catch (IllegalArgumentException wrong) {
            throw CommonProblem.FIELD_INVALID.at(
                    "prefixes[" + index + "]",
                    wrong.getMessage(),
                    "Send a prefix such as 203.0.113.0/24 and AS numbers.");
        }
    }

    Optional<StreamForm> streamForm() {
        return Optional.ofNullable(Words.read("form", form, StreamForm.class));
    }

    Collector named() {
        if (collector == null) return ReplayArguments.UNNAMED;
        return Collector.named(collector)
                .orElseThrow(() ->
                        CommonProblem.FIELD_INVALID.at(
                                "collector",
                                "not a collector's name",
                                "Use a name such as rrc00, or leave it out."));
    }
}
