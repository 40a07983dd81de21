package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import peering.registration.connection.change.ConnectionChange;
import peering.registration.connection.change.ConnectionPrefixes;
import peering.registration.connection.change.PrefixEffect;

/** The prefixes of a connection that is changed. */
@ApplicationScoped
class PrefixesOfConnection implements ConnectionPrefixes {
    private final Prefixes prefixes;

    PrefixesOfConnection(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    @Override
    public Uni<List<PrefixEffect>> effects(ConnectionChange change) {
        return prefixes.find(
                        "connectionId = ?1 and standing <> 'Released' order by id",
                        change.connectionId())
                .list()
                .map(held -> held.stream().map(row -> PrefixMoves.effect(row, change)).toList());
    }
}
