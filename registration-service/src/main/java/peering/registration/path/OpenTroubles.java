package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import peering.registration.path.decision.Degradation;

/** The open troubles of prefixes, as the room below keeps them. */
@ApplicationScoped
class OpenTroubles {
    static final Of NONE = new Of(List.of(), List.of());

    /**
     * Those of one prefix.
     *
     * @param anomalies their ids
     */
    record Of(List<Degradation> degradations, List<String> anomalies) {
        Of {
            degradations = List.copyOf(degradations);
            anomalies = List.copyOf(anomalies);
        }
    }

    /** By the prefixes' ids; those without a trouble are left out. */
    Uni<Map<String, Of>> of(Collection<String> prefixIds) {
        return Uni.createFrom().item(Map.of());
    }
}
