package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import peering.registration.connection.change.ConnectionChange;
import peering.registration.connection.change.ConnectionPrefixes;
import peering.registration.connection.change.PrefixEffect;
import peering.registration.partner.registered.Grant;
import peering.registration.partner.registered.RegisteredPrefixes;

/** The prefixes of a connection that is changed. */
@ApplicationScoped
class PrefixesOfConnection implements ConnectionPrefixes {
    private final Prefixes prefixes;
    private final RegisteredPrefixes registered;
    private final PrefixCarriage carriage;

    PrefixesOfConnection(
            Prefixes prefixes, RegisteredPrefixes registered, PrefixCarriage carriage) {
        this.prefixes = prefixes;
        this.registered = registered;
        this.carriage = carriage;
    }

    @Override
    public Uni<List<PrefixEffect>> effects(ConnectionChange change) {
        return grants(change, List.of())
                .chain(grants ->
                        prefixes.of(change.connectionId())
                                .map(held ->
                                        held.stream()
                                                .map(row ->
                                                        PrefixMoves.effect(
                                                                row,
                                                                change,
                                                                sent(row, change, grants)))
                                                .toList()));
    }

    @Override
    public Uni<Void> carryOver(ConnectionChange change) {
        String reason =
                "carried over from partner "
                        + change.before().partnerId()
                        + " to "
                        + change.after().partnerId();
        return prefixes.lockedOf(change.connectionId())
                .chain(rows ->
                        grants(change, rows)
                                .chain(grants -> {
                                    var carried =
                                            rows.stream()
                                                    .map(row -> carried(row, change, grants))
                                                    .toList();
                                    return carriage.carry(carried, reason);
                                }));
    }

    private static PrefixCarriage.Carried carried(
            PrefixEntity row, ConnectionChange change, Map<String, Grant> grants) {
        var grant = sent(row, change, grants).orElseThrow(() -> PrefixProblems.keyRefused("keys"));
        var before = Optional.ofNullable(grants.get(row.fingerprint));
        return new PrefixCarriage.Carried(
                row, change.connectionId(), grant, PrefixMoves.origins(row, before, grant));
    }

    /** What the keys stand for: those that were sent, and those that the rows rest on. */
    private Uni<Map<String, Grant>> grants(ConnectionChange change, List<PrefixEntity> rows) {
        var keys =
                Stream.concat(
                                change.keys().values().stream().map(key -> key.fingerprint()),
                                rows.stream().map(row -> row.fingerprint))
                        .distinct()
                        .toList();
        return keys.isEmpty() ? Uni.createFrom().item(Map.of()) : registered.grants(keys);
    }

    private static Optional<Grant> sent(
            PrefixEntity row, ConnectionChange change, Map<String, Grant> grants) {
        return Optional.ofNullable(change.keys().get(row.id))
                .map(key -> grants.get(key.fingerprint()))
                .filter(grant -> grant.opens(row.parsed(), change.after().partnerId()));
    }
}
