package peering.registration.partner.registered;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.web.Problem;
import peering.registration.web.Wall;
import peering.routing.net.Prefix;

/** The registered prefixes and their keys. */
@Singleton
public class RegisteredPrefixes extends RegisteredRows<RegisteredPrefixEntity> {
    private static final String GRANT =
            "select k, r, a, p from PrefixKeyEntity k"
                    + " left join RegisteredPrefixEntity r"
                    + " on r.id = k.registeredPrefixId and r.removedAt is null"
                    + " left join RegisteredAsnEntity a"
                    + " on a.id = k.registeredAsnId and a.removedAt is null"
                    + " join PartnerEntity p on p.id = coalesce(r.partnerId, a.partnerId)"
                    + " where k.fingerprint in (:fingerprints)";

    private final Clock clock;
    private final Wall wall;

    RegisteredPrefixes(Partners partners, Keyring keyring, Clock clock, Wall wall) {
        super(partners, keyring);
        this.clock = clock;
        this.wall = wall;
    }

    @Override
    String unique() {
        return "registered_prefix_nkey";
    }

    /**
     * What the key with this fingerprint stands for, the replaced ones too; empty once the
     * registration has been removed.
     */
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
                                .map(this::grant)
                                .collect(Collectors.toMap(Grant::fingerprint, grant -> grant)));
    }

    /**
     * One more than the page holds, if there are more. Each condition may be null.
     *
     * @param exactly the registered prefix
     * @param covering something that the registered prefix covers
     */
    Uni<List<RegisteredPrefixEntity>> list(
            PageQuery page, String partnerId, Prefix exactly, Prefix covering) {
        var filter =
                listed(page, partnerId)
                        .andIf("prefix = :exactly", "exactly", text(exactly))
                        .andIf("prefix in (:around)", "around", around(covering));
        return find(filter.query(), filter.values()).range(0, page.limit).list();
    }

    private static String text(Prefix prefix) {
        return prefix == null ? null : prefix.toString();
    }

    /** All that cover the prefix; so few that an index finds them one by one. */
    private static List<String> around(Prefix prefix) {
        if (prefix == null) return null;
        return IntStream.rangeClosed(0, prefix.length())
                .mapToObj(length -> Prefix.around(prefix.network(), length).toString())
                .toList();
    }

    private Grant grant(Object[] columns) {
        var key = (PrefixKeyEntity) columns[0];
        var partner = (PartnerEntity) columns[3];
        boolean current = partner.isActive() && key.opensAt(clock.instant());
        if (columns[1] instanceof RegisteredPrefixEntity row) {
            return new Grant(
                    row.id,
                    row.partnerId,
                    partner.asn(),
                    Prefix.parse(row.prefix),
                    List.of(row.origins),
                    key.fingerprint,
                    current);
        }
        var row = (RegisteredAsnEntity) columns[2];
        return Grant.ofAsn(row.id, row.partnerId, partner.asn(), row.asn, key.fingerprint, current);
    }

    @Override
    RuntimeException taken() {
        return Problem.REGISTERED_PREFIX_TAKEN.at(
                "prefix",
                "This prefix is registered, by you or by another partner.",
                "One partner answers for a prefix; ask the operator if it should be you.");
    }
}
