package peering.validator.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import peering.contract.VerdictFact.Result;
import peering.validator.decision.Policy;

/** How this installation decides; see the README. */
@ConfigMapping(prefix = "peering.policy")
interface PolicyConfig {
    /** By reason code: what it amounts to here. */
    Map<String, Result> weigh();

    @WithDefault("1h")
    Duration grace();

    default Policy policy() {
        return new Policy(weigh(), grace());
    }
}
