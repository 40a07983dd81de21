package peering.alerting.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointRows;

/**
 * The endpoints' secrets, opened, for seconds: so long a secret may sign that has just ended. One
 * that was changed is forgotten at once. One thread uses it.
 */
final class KeyRing {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 1000;

    private final EndpointRows endpoints;
    private final Map<String, Held> held =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
                    return size() > MOST;
                }
            };

    private record Held(EndpointKeys keys, Instant until) {}

    KeyRing(EndpointRows endpoints) {
        this.endpoints = endpoints;
    }

    void forget(Set<String> endpointIds) {
        held.keySet().removeAll(endpointIds);
    }

    EndpointKeys of(Connection connection, String endpointId, Instant now) throws SQLException {
        var known = held.get(endpointId);
        if (known != null && known.until().isAfter(now)) return known.keys();
        var read = endpoints.keysOf(connection, endpointId, now);
        held.remove(endpointId);
        held.put(endpointId, new Held(read, now.plus(KEPT)));
        return read;
    }
}
