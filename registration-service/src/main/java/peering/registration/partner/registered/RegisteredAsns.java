package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.PartnerUse;
import peering.registration.web.Filter;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Violated;

/** The registered AS numbers. */
@ApplicationScoped
class RegisteredAsns implements PanacheRepositoryBase<RegisteredAsnEntity, String>, PartnerUse {
    private final Keyring keyring;

    RegisteredAsns(Keyring keyring) {
        this.keyring = keyring;
    }

    Uni<RegisteredAsnEntity> add(RegisteredAsnEntity row, PrefixKey key) {
        return persistAndFlush(row)
                .call(() -> keyring.issue(PrefixKeyEntity.ofAsn(key, row.id, row.registeredAt)))
                .onFailure()
                .transform(Violated.means(Map.of("registered_asn_nkey", RegisteredAsns::taken)));
    }

    Uni<Long> countOf(String partnerId) {
        return count("partnerId = ?1 and removedAt is null", partnerId);
    }

    /** The partner's registration; for all others there is none. */
    Uni<RegisteredAsnEntity> of(PartnerEntity partner, String id) {
        return find("id = ?1 and partnerId = ?2 and removedAt is null", Id.known(id), partner.id())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound);
    }

    /**
     * One more than the page holds, if there are more.
     *
     * @param asn null for all
     */
    Uni<List<RegisteredAsnEntity>> list(PageQuery page, String partnerId, Long asn) {
        var filter =
                Filter.from(page)
                        .and("removedAt is null")
                        .and("partnerId = :partner", "partner", partnerId)
                        .andIf("asn = :asn", "asn", asn);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    /** The AS numbers of a partner that ends are free; their keys open nothing any more. */
    @Override
    public Uni<Void> endWith(String partnerId, Instant now) {
        return update("removedAt = ?2 where partnerId = ?1 and removedAt is null", partnerId, now)
                .replaceWithVoid();
    }

    private static RuntimeException taken() {
        return Problem.REGISTERED_ASN_TAKEN.at(
                "asn",
                "This AS number is registered, by you or by another partner.",
                "One route server answers for an AS number; ask the operator if it should be you.");
    }
}
