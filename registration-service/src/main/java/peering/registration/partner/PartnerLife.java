package peering.registration.partner;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import peering.registration.web.Problem;

/**
 * Every move of a partner: the row and a line in its history, in the transaction in progress. Who
 * moves a partner holds its lock ({@link Partners#ownLocked}).
 */
@ApplicationScoped
public class PartnerLife {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Partners partners;
    private final Steps steps;
    private final List<PartnerUse> uses;
    private final PartnerConfig config;
    private final Clock clock;

    PartnerLife(
            Partners partners,
            Steps steps,
            @All List<PartnerUse> uses,
            PartnerConfig config,
            Clock clock) {
        this.partners = partners;
        this.steps = steps;
        this.uses = uses;
        this.config = config;
        this.clock = clock;
    }

    Uni<PartnerEntity> apply(PartnerEntity row, String actor) {
        row.become(new PartnerState.Applied(clock.instant()));
        return partners.add(row).call(() -> noted(row, actor));
    }

    /**
     * Notes that the partner was seen to run its ASN. An applicant is proven by it, and active if
     * the policy for its kind says so; any other keeps its state.
     */
    public Uni<PartnerEntity> prove(PartnerEntity row, String actor) {
        Instant now = clock.instant();
        row.provenAt = now;
        if (!(row.state() instanceof PartnerState.Applied applied)) {
            row.revision++;
            return partners.persist(row);
        }
        var proven = applied.prove(now);
        return move(row, proven, actor)
                .chain(() ->
                        config.autoApprove().of(row.kind()) == PartnerConfig.AutoApprove.When.PROVEN
                                ? move(row, proven.approve(now), actor)
                                : Uni.createFrom().item(row));
    }

    /**
     * @param withoutProof the reason to approve an ASN that was not proved, if that is wanted
     */
    Uni<PartnerEntity> approve(PartnerEntity row, Optional<String> withoutProof, String actor) {
        Instant now = clock.instant();
        var active =
                switch (row.state()) {
                    case PartnerState.Proven proven -> proven.approve(now);
                    case PartnerState.Applied applied ->
                            applied.approveWithoutProof(
                                    now, withoutProof.orElseThrow(PartnerLife::notProven));
                    default -> throw decided(row);
                };
        return move(row, active, actor);
    }

    Uni<PartnerEntity> reject(PartnerEntity row, String why, String actor) {
        if (row.state() instanceof PartnerState.Undecided undecided) {
            return move(row, undecided.reject(clock.instant(), why), actor);
        }
        throw decided(row);
    }

    Uni<PartnerEntity> suspend(PartnerEntity row, String why, String actor) {
        if (row.state() instanceof PartnerState.Active active) {
            return move(row, active.suspend(clock.instant(), why), actor);
        }
        throw wrongState(row, "only an active partner is suspended");
    }

    Uni<PartnerEntity> resume(PartnerEntity row, String actor) {
        if (row.state() instanceof PartnerState.Suspended suspended) {
            return move(row, suspended.resume(clock.instant()), actor);
        }
        throw wrongState(row, "only a suspended partner is resumed");
    }

    /** Refused while sessions or connections need the partner. */
    Uni<PartnerEntity> close(PartnerEntity row, Optional<String> why, String actor) {
        if (!(row.state() instanceof PartnerState.Open open)) {
            throw wrongState(row, "it has ended");
        }
        Instant now = clock.instant();
        return dependents(row)
                .invoke(PartnerLife::refuseUsed)
                .chain(() -> move(row, open.close(now, why), actor))
                .call(() -> each(use -> use.endWith(row.id, now)));
    }

    private Uni<PartnerEntity> move(PartnerEntity row, PartnerState next, String actor) {
        row.become(next);
        return partners.persist(row).call(() -> noted(row, actor));
    }

    private Uni<Void> noted(PartnerEntity row, String actor) {
        return steps.add(row.id, row.id, row.step(actor));
    }

    private Uni<List<String>> dependents(PartnerEntity row) {
        return each(use -> use.of(row.id, DEPENDENTS_SHOWN))
                .map(all -> all.stream().flatMap(List::stream).limit(DEPENDENTS_SHOWN).toList());
    }

    private <T> Uni<List<T>> each(Function<PartnerUse, Uni<? extends T>> question) {
        return Multi.createFrom()
                .iterable(uses)
                .onItem()
                .transformToUniAndConcatenate(question)
                .collect()
                .asList();
    }

    private static void refuseUsed(List<String> dependents) {
        if (dependents.isEmpty()) return;
        throw Problem.PARTNER_IN_USE.dueTo(
                dependents, "Close these sessions and connections first.");
    }

    private static RuntimeException notProven() {
        return Problem.PARTNER_NOT_PROVEN.because(
                "Have the partner prove its AS number, or send \"withoutProof\": true and a reason.");
    }

    private static RuntimeException decided(PartnerEntity row) {
        return Problem.PARTNER_DECIDED.because(
                "It is " + row.state + "; only an application is decided.");
    }

    private static RuntimeException wrongState(PartnerEntity row, String why) {
        return Problem.PARTNER_STATE.because("The partner is " + row.state + "; " + why + ".");
    }
}
