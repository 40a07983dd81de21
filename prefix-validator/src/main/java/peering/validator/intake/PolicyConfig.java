package peering.validator.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import peering.contract.VerdictFact.Result;
import peering.validator.check.Leads;
import peering.validator.decision.Policy;

/** How this installation decides; see the README. */
@ConfigMapping(prefix = "peering.policy")
interface PolicyConfig {
    /** By reason code: what it amounts to here; see {@link Weights}. */
    Map<String, Result> weigh();

    /** True: no prefix is verified on the partner's word alone. */
    @WithDefault("false")
    boolean proofRequired();

    /** Organisations of which it is asked even where it is not asked of everybody. */
    Optional<Set<String>> proofRequiredOf();

    /** How long a prefix in force may miss what others' servers said before. */
    @WithDefault("1h")
    Duration grace();

    /** How long before the end of a ROA it is warned of that. */
    @WithDefault("2h")
    Duration roaLead();

    /** How long before the end of a proof of control; in its last third if that is shorter. */
    @WithDefault("14d")
    Duration proofLead();

    default Leads leads() {
        return new Leads(roaLead(), proofLead());
    }

    default Policy policy() {
        return new Policy(Weights.of(weigh()), grace());
    }
}
