package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/** The partners, and who may see which. */
@ApplicationScoped
public class Partners implements PanacheRepositoryBase<PartnerEntity, String> {

    Uni<PartnerEntity> add(PartnerEntity partner) {
        return persistAndFlush(partner)
                .onFailure()
                .transform(
                        Violated.means(
                                Map.of(
                                        "partner_asn_nkey", Partners::asnTaken,
                                        "partner_organisation_nkey", Partners::exists)));
    }

    /** A partner that the caller runs, or any for an operator; for all others there is none. */
    public Uni<PartnerEntity> own(String id, Caller caller) {
        return findById(Id.known(id)).map(found -> ownOf(found, caller));
    }

    /**
     * {@link #own}, with a shared lock: the partner stays as it is until this transaction ends, and
     * others may do the same.
     */
    public Uni<PartnerEntity> ownHeld(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_READ)
                .map(found -> ownOf(found, caller));
    }

    /** {@link #own}, for a change that no other may make at the same time. */
    public Uni<PartnerEntity> ownLocked(String id, Caller caller) {
        return findById(Id.known(id), LockModeType.PESSIMISTIC_WRITE)
                .map(found -> ownOf(found, caller));
    }

    /** The partner that an organisation is; empty if it is none, or none any more. */
    public Uni<Optional<String>> idOf(String organisation) {
        return find("organisation = ?1 and state not in ('rejected', 'closed')", organisation)
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(PartnerEntity::id));
    }

    /** Empty if there is none, or if it is not active. */
    public Uni<Optional<PartnerEntity>> active(String id) {
        if (!Id.isOne(id)) return Uni.createFrom().item(Optional.empty());
        return findById(id, LockModeType.PESSIMISTIC_READ)
                .map(found -> Optional.ofNullable(found).filter(PartnerEntity::isActive));
    }

    /** As the caller may see it: whole, in public, or not at all. */
    public Optional<Partner> shown(PartnerEntity found, Caller caller) {
        if (found == null) return Optional.empty();
        if (caller.maySee(found.organisation)) return Optional.of(found.toPartner());
        boolean chooses = caller.is(Role.CUSTOMER) && found.isActive();
        return chooses ? Optional.of(found.toPartner().inPublic()) : Optional.empty();
    }

    /**
     * Those that {@link #shown} would show; one more than the page holds, if there are more. Each
     * condition may be null.
     *
     * @param state a {@link PartnerState#word}
     */
    Uni<List<PartnerEntity>> list(
            PageQuery page, Caller caller, String state, Partner.Kind kind, Long asn) {
        var filter =
                Filter.from(page)
                        .andIf("state = :state", "state", state)
                        .andIf("kind = :kind", "kind", kind == null ? null : kind.word())
                        .andIf("asn = :asn", "asn", asn);
        if (!caller.is(Role.OPERATOR)) {
            String mine = "organisation = :own";
            String visible = caller.is(Role.CUSTOMER) ? "(" + mine + " or state = 'active')" : mine;
            filter.and(visible, "own", caller.organisation());
        }
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    private static PartnerEntity ownOf(PartnerEntity found, Caller caller) {
        if (found == null || !caller.maySee(found.organisation)) throw CommonProblem.notFound();
        return found;
    }

    private static RuntimeException asnTaken() {
        return Problem.ASN_TAKEN.at(
                "asn",
                "A partner with this AS number has applied or is active.",
                "Send your own AS number; if this is it, ask the operator.");
    }

    private static RuntimeException exists() {
        return Problem.PARTNER_EXISTS.because(
                "An organisation is one partner; GET /v1/partners shows yours.");
    }
}
