package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import peering.alerting.endpoint.EndpointRows;

/** One attempt: check where it leads, sign, send, and record what came of it. */
@ApplicationScoped
class Attempts {
    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final AgroalDataSource database;
    private final DeliveryQueue queue;
    private final EndpointRows endpoints;
    private final Departure departure;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Attempts(
            AgroalDataSource database,
            DeliveryQueue queue,
            EndpointRows endpoints,
            Departure departure,
            DeliveryMetrics metrics,
            Clock clock) {
        this.database = database;
        this.queue = queue;
        this.endpoints = endpoints;
        this.departure = departure;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Blocks until the attempt is recorded, or until it is clear that it cannot be. */
    void make(DeliveryQueue.Claimed claimed, String worker)
            throws SQLException, InterruptedException {
        Instant begun = clock.instant();
        metrics.begins(claimed, begun);
        var exchange = departure.send(claimed, keys(claimed, begun), begun);
        var settlement = departure.settlement(claimed, exchange, clock.instant());
        if (!record(claimed, worker, begun, exchange, settlement)) {
            metrics.leaseLost();
            LOG.warn("the lease was over before the attempt; another worker has it now");
            return;
        }
        metrics.ended(exchange, settlement);
        LOG.infof(
                "attempt %d: %s in %d ms; %s",
                claimed.attempts() + 1,
                exchange.outcome().why(),
                exchange.took().toMillis(),
                settlement.state());
    }

    private Departure.Keys keys(DeliveryQueue.Claimed claimed, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Departure.Keys(
                    endpoints.secretsOf(connection, claimed.endpointId(), now),
                    endpoints.credentialOf(connection, claimed.endpointId()));
        }
    }

    private boolean record(
            DeliveryQueue.Claimed claimed,
            String worker,
            Instant begun,
            Exchange exchange,
            Settlement settlement)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean ours =
                        queue.settle(connection, worker, claimed, begun, exchange, settlement);
                connection.commit();
                return ours;
            } catch (SQLException broken) {
                connection.rollback();
                throw broken;
            }
        }
    }
}
