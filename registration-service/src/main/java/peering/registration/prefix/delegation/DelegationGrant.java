package peering.registration.prefix.delegation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import peering.contract.PrefixFact.Standing;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.registered.PublicPrefix;
import peering.registration.prefix.PrefixConfig;
import peering.registration.prefix.PrefixEntity;
import peering.registration.prefix.Prefixes;
import peering.registration.web.Problem;
import peering.routing.net.Prefix;

/**
 * Whether a holder may let another organisation register. In this order it may be refused:
 *
 * <pre>
 *   nobody may register such a prefix ........ as a registration would be
 *   the end is not in the next ten years ..... field-invalid
 *   the prefix is not Verified ............... prefix-not-verified
 *   the prefix rests on a delegation itself .. delegation-chained
 *   the part is not a part of it ............. delegation-outside
 *   the organisation is the holder ........... delegation-to-oneself
 *   the prefix has enough delegations ........ too-many-delegations
 *   the organisation has this one ............ delegation-exists
 * </pre>
 */
@ApplicationScoped
class DelegationGrant {
    private static final Duration LONGEST = Duration.ofDays(3653);

    private final Prefixes prefixes;
    private final Delegations delegations;
    private final DelegationBook book;
    private final PrefixConfig config;
    private final Clock clock;

    DelegationGrant(
            Prefixes prefixes,
            Delegations delegations,
            DelegationBook book,
            PrefixConfig config,
            Clock clock) {
        this.prefixes = prefixes;
        this.delegations = delegations;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The part that is meant.
     *
     * @param expiresAt null for no end
     */
    Prefix acceptable(String part, Instant expiresAt) {
        Instant now = clock.instant();
        boolean good =
                expiresAt == null
                        || expiresAt.isAfter(now) && expiresAt.isBefore(now.plus(LONGEST));
        if (good) return PublicPrefix.required(part, prefixes.policy());
        throw CommonProblem.FIELD_INVALID.at(
                "expiresAt",
                "It is past, or more than ten years ahead.",
                "Send a time in the next ten years, or leave it out for no end.");
    }

    /** Under the lock of the holder's prefix. */
    Uni<Delegation> grant(PrefixEntity held, String organisation, Prefix part, Instant expiresAt) {
        refuse(held, organisation, part);
        return delegations
                .countHolding(held.id())
                .invoke(this::refuseTooMany)
                .map(count ->
                        DelegationEntity.granted(
                                held, organisation, part, expiresAt, clock.instant()))
                .chain(book::grant);
    }

    private static void refuse(PrefixEntity held, String organisation, Prefix part) {
        if (held.claim().state().standing() != Standing.Verified) {
            throw Problem.PREFIX_NOT_VERIFIED.because(
                    "Have its checks pass first; GET /v1/prefixes/{id} says what they found.");
        }
        if (held.isDelegated()) {
            throw Problem.DELEGATION_CHAINED.because(
                    "Ask the holder to delegate to the other organisation as well.");
        }
        if (!Prefix.parse(held.text()).covers(part)) {
            throw Problem.DELEGATION_OUTSIDE.at(
                    "prefix",
                    part + " is not a part of " + held.text() + ".",
                    "Send " + held.text() + " or a more specific of it.");
        }
        if (held.organisation().equals(organisation)) {
            throw Problem.DELEGATION_TO_ONESELF.at(
                    "organisation",
                    "It is the holder.",
                    "Register the part; your own space needs no delegation.");
        }
    }

    private void refuseTooMany(long holding) {
        if (holding < config.maxDelegations()) return;
        throw Problem.TOO_MANY_DELEGATIONS.because(
                "The most is " + config.maxDelegations() + "; revoke those that are not used.");
    }
}
