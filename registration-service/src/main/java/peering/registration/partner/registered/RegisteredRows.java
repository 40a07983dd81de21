package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import peering.kit.identity.Caller;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.PartnerUse;
import peering.registration.partner.Partners;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/** The registrations of one kind, their limit, and what becomes of them with their partner. */
abstract class RegisteredRows<E extends RegisteredEntity>
        implements PanacheRepositoryBase<E, String>, PartnerUse {
    private final Partners partners;
    private final Keyring keyring;

    RegisteredRows(Partners partners, Keyring keyring) {
        this.partners = partners;
        this.keyring = keyring;
    }

    /** The name of the constraint that keeps two from registering the same. */
    abstract String unique();

    /** What the second is told. */
    abstract RuntimeException taken();

    Uni<E> add(E row, PrefixKey key) {
        return persistAndFlush(row)
                .call(() -> keyring.issue(row.keyed(key, row.registeredAt)))
                .onFailure()
                .transform(Violated.means(Map.of(unique(), this::taken)));
    }

    Uni<Long> countOf(String partnerId) {
        return count("partnerId = ?1 and removedAt is null", partnerId);
    }

    /**
     * Refuses one more.
     *
     * @param full the problem of a partner that has {@code most}
     */
    Uni<Void> refuseTooMany(PartnerEntity partner, int most, Problem full) {
        return countOf(partner.id())
                .invoke(count -> {
                    if (count >= most) throw full.because("The most is " + most + ".");
                })
                .replaceWithVoid();
    }

    /** A registration of the caller's, or any for an operator; for all others there is none. */
    Uni<E> own(String partnerId, String id, Caller caller) {
        return partners.own(partnerId, caller).chain(partner -> of(partner, id));
    }

    /** {@link #own}, under the partner's lock. */
    Uni<E> ownLocked(String partnerId, String id, Caller caller) {
        return partners.ownLocked(partnerId, caller).chain(partner -> of(partner, id));
    }

    private Uni<E> of(PartnerEntity partner, String id) {
        return find("id = ?1 and partnerId = ?2 and removedAt is null", Id.known(id), partner.id())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound);
    }

    /** The beginning of the condition of every list. */
    static Filter listed(PageQuery page, String partnerId) {
        return Filter.from(page)
                .and("removedAt is null")
                .and("partnerId = :partner", "partner", partnerId);
    }

    /** What a partner that ends registered is free; its keys open nothing any more. */
    @Override
    public Uni<Void> endWith(String partnerId, Instant now) {
        return update("removedAt = ?2 where partnerId = ?1 and removedAt is null", partnerId, now)
                .replaceWithVoid();
    }
}
