package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerEntity;
import peering.registration.web.Filter;
import peering.registration.web.Problem;
import peering.registration.web.Violated;
import peering.registration.web.Wall;
import peering.routing.net.Prefix;

/** The registered prefixes and their keys. */
@ApplicationScoped
public class RegisteredPrefixes implements PanacheRepositoryBase<RegisteredPrefixEntity, String> {
    private static final String GRANT =
            "select r, k, p from PrefixKeyEntity k"
                    + " join RegisteredPrefixEntity r on r.id = k.registeredPrefixId"
                    + " join PartnerEntity p on p.id = r.partnerId"
                    + " where k.fingerprint in (:fingerprints)";

    private final Wall wall;

    RegisteredPrefixes(Wall wall) {
        this.wall = wall;
    }

    Uni<RegisteredPrefixEntity> add(RegisteredPrefixEntity row, PrefixKey key) {
        return persistAndFlush(row)
                .call(() -> issue(key, row))
                .onFailure()
                .transform(
                        Violated.means(
                                Map.of("registered_prefix_nkey", RegisteredPrefixes::taken)));
    }

    /** Retires the current key and puts {@code key} in its place. */
    Uni<Void> rotate(RegisteredPrefixEntity row, PrefixKey key, Instant now) {
        return PrefixKeyEntity.<PrefixKeyEntity>find(
                        "registeredPrefixId = ?1 and retiredAt is null", row.id)
                .singleResult()
                .invoke(current -> current.retiredAt = now)
                .call(current -> current.flush())
                .chain(() -> persisted(PrefixKeyEntity.of(key, row.id, now)));
    }

    /** What the key with this fingerprint stands for, the retired ones too. */
    public Uni<Optional<Grant>> grant(String fingerprint) {
        return grants(List.of(fingerprint))
                .map(found -> Optional.ofNullable(found.get(fingerprint)));
    }

    /** {@link #grant} of many keys, by fingerprint; those that stand for nothing are left out. */
    public Uni<Map<String, Grant>> grants(Collection<String> fingerprints) {
        return wall.lifted(() ->
                        Panache.getSession()
                                .chain(session ->
                                        session.createQuery(GRANT, Object[].class)
                                                .setParameter("fingerprints", fingerprints)
                                                .getResultList()))
                .map(found ->
                        found.stream()
                                .map(RegisteredPrefixes::grant)
                                .collect(Collectors.toMap(Grant::fingerprint, grant -> grant)));
    }

    Uni<Long> countOf(String partnerId) {
        return count("partnerId", partnerId);
    }

    /** One more than the page holds, if there are more. */
    Uni<List<RegisteredPrefixEntity>> list(PageQuery page, String partnerId) {
        var filter = Filter.from(page).and("partnerId = :partner", "partner", partnerId);
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    private Uni<Void> issue(PrefixKey key, RegisteredPrefixEntity row) {
        return persisted(PrefixKeyEntity.of(key, row.id, row.registeredAt));
    }

    private static Uni<Void> persisted(PrefixKeyEntity key) {
        return key.persistAndFlush().replaceWithVoid();
    }

    private static Grant grant(Object[] columns) {
        var row = (RegisteredPrefixEntity) columns[0];
        var key = (PrefixKeyEntity) columns[1];
        var partner = (PartnerEntity) columns[2];
        return new Grant(
                row.id,
                row.partnerId,
                partner.asn(),
                Prefix.parse(row.prefix),
                List.of(row.origins),
                key.fingerprint,
                key.retiredAt == null && partner.isActive());
    }

    private static RuntimeException taken() {
        return Problem.REGISTERED_PREFIX_TAKEN.at(
                "prefix",
                "This prefix is registered, by you or by another partner.",
                "One partner answers for a prefix; ask the operator if it should be you.");
    }
}
