package peering.registration.prefix;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.registration.web.Revised;

/**
 * A customer's prefix, as it stands.
 *
 * @param id left out in a dry run
 * @param origins the ASNs that may originate it
 * @param validationState what the checks come to, in the words of Azure Peering Service: finer than
 *     the standing, which says what follows from it. Verified and Warning are in force
 * @param learnedType what the partner of its connection announces for it now: nothing, or a route
 *     of its own or of an exchange's route server
 * @param claimRevision grows whenever the claim is to be judged anew
 * @param verdict where the checks come from; left out until one on this claim revision has come
 * @param checks one finding per check of the last verdict, with evidence and repair
 * @param delegationId the delegation that the claim rests on; left out if it stands on its own
 * @param history the latest standings it had, at most {@value #HISTORY_SHOWN}, oldest first; left
 *     out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerPrefix(
        @Schema(examples = "pfx_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "acme") String organisation,
        String connectionId,
        String partnerId,
        @Schema(examples = "205.251.192.0/23") String prefix,
        @Schema(examples = "[16509]") List<Long> origins,
        Standing standing,
        Outcome validationState,
        @Schema(enumeration = {"none", "via-service-provider", "via-session"}) String learnedType,
        Instant changedAt,
        Instant registeredAt,
        long claimRevision,
        Long revision,
        Verdict verdict,
        List<Finding> checks,
        String delegationId,
        List<Step> history)
        implements Revised {
    /** How many lines of its history a prefix shows; the rest is a list of its own. */
    static final int HISTORY_SHOWN = 20;

    /**
     * @param policyVersion the version of the rules that decided
     * @param sentence what it says, in words
     * @param failsAt in force, and failed from then on unless what was lost comes back; left out
     *     otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verdict(
            String id, Instant decidedAt, String policyVersion, String sentence, Instant failsAt) {}

    /** One line of the history: from {@code since} it stood so, because of {@code reason}. */
    public record Step(Standing standing, Instant since, String reason, long revision) {}
}
