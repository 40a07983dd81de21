package peering.validator.intake;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import peering.validator.check.Leads;
import peering.validator.check.RouteRules;
import peering.validator.decision.Policy;

/** What this installation wants of every claim. */
@ApplicationScoped
class Wants {
    private final PolicyConfig policy;
    private final ReceivedConfig received;

    Wants(PolicyConfig policy, ReceivedConfig received) {
        this.policy = policy;
        this.received = received;
    }

    /** A slip in the weights must not wait for the first claim to be found. */
    void start(@Observes StartupEvent event) {
        policy();
    }

    /** True if no prefix of the organisation is verified on the partner's word alone. */
    boolean proofOf(String organisation) {
        return policy.proofRequired()
                || policy.proofRequiredOf().filter(some -> some.contains(organisation)).isPresent();
    }

    Policy policy() {
        return policy.policy();
    }

    Leads leads() {
        return policy.leads();
    }

    RouteRules routes() {
        return received.rules();
    }
}
