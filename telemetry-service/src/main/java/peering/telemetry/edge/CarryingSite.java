package peering.telemetry.edge;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jboss.logging.Logger;
import peering.contract.PathFact;
import peering.kit.facts.FactJson;
import peering.kit.facts.PoisonFact;

/** Which site carried a prefix at a time, as far as registration's latest word on its path says. */
public final class CarryingSite {
    private static final Logger LOG = Logger.getLogger(CarryingSite.class);

    private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> paths;

    /**
     * @param paths the facts by prefix id
     */
    public CarryingSite(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> paths) {
        this.paths = paths;
    }

    /**
     * Empty on the Internet, for a prefix without a path, and before it took its way: which one it
     * took then is not known any more.
     */
    public Optional<String> of(String prefixId, Instant at) {
        return Optional.ofNullable(ValueAndTimestamp.getValueOrNull(paths.get(prefixId)))
                .flatMap(bytes -> read(prefixId, bytes))
                .filter(path -> path.since() != null && !at.isBefore(path.since()))
                .flatMap(PathFact::siteId);
    }

    private static Optional<PathFact> read(String prefixId, byte[] bytes) {
        try {
            return Optional.of(FactJson.read(bytes, PathFact.class));
        } catch (PoisonFact unreadable) {
            LOG.warnf(
                    unreadable,
                    "the path of %s cannot be read, its samples count for no site",
                    prefixId);
            return Optional.empty();
        }
    }
}
