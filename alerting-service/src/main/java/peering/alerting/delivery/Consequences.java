package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import peering.alerting.endpoint.EndpointStanding;
import peering.alerting.format.OperationMessage.Event;

/**
 * What an attempt means for its endpoint, in the transaction that records it.
 *
 * <pre>
 *   arrived, after others had failed ............ delivery.recovered
 *   failed for the n-th time, tried again ....... delivery.failing
 *   given up .................................... delivery.exhausted
 *   given up again, days after the first, and
 *     nothing arrived between ................... disabled, endpoint.disabled
 *   410 ......................................... disabled at once, endpoint.disabled
 * </pre>
 *
 * The events go to other endpoints of the organisation that ask for them. A delivery that carries
 * such an event and fails makes no other, or two broken endpoints would tell each other for ever.
 */
@ApplicationScoped
class Consequences {
    private final EndpointStanding standing;
    private final OperationTellings tellings;
    private final DeliveryConfig config;

    Consequences(EndpointStanding standing, OperationTellings tellings, DeliveryConfig config) {
        this.standing = standing;
        this.tellings = tellings;
        this.config = config;
    }

    /**
     * @param recorded attempts that have just been recorded
     */
    void of(Connection connection, List<Attempted> recorded) throws SQLException {
        recovered(connection, recorded);
        for (var one : recorded) {
            switch (one.settlement().state()) {
                case Delivered -> {}
                case Waiting -> failed(connection, one);
                case Parked -> parked(connection, one);
            }
        }
    }

    /** One statement for all: nearly always there is nothing to recover from. */
    private void recovered(Connection connection, List<Attempted> recorded) throws SQLException {
        var arrived = new LinkedHashMap<String, Attempted>();
        for (var one : recorded) {
            if (one.settlement().state() == Delivery.State.Delivered) {
                arrived.putIfAbsent(one.claimed().endpointId(), one);
            }
        }
        if (arrived.isEmpty()) return;
        for (String endpointId : standing.recover(connection, arrived.keySet())) {
            tellings.tell(
                    connection, Event.RECOVERED, arrived.get(endpointId), "a delivery has arrived");
        }
    }

    private void failed(Connection connection, Attempted one) throws SQLException {
        if (one.claimed().attempts() + 1 < config.failingAfter()) return;
        if (tellings.isOne(connection, one)) return;
        if (!standing.fail(connection, one.claimed().endpointId(), one.ended())) return;
        tellings.tell(connection, Event.FAILING, one, one.exchange().outcome().why());
    }

    private void parked(Connection connection, Attempted one) throws SQLException {
        if (one.settlement().endpointGone()) {
            disable(connection, one, one.settlement().reason());
            return;
        }
        Instant since = standing.exhaust(connection, one.claimed().endpointId(), one.ended());
        if (!tellings.isOne(connection, one)
                && standing.tellsExhausted(connection, one.claimed().endpointId(), one.ended())) {
            tellings.tell(connection, Event.EXHAUSTED, one, one.settlement().reason());
        }
        if (Duration.between(since, one.ended()).compareTo(config.disableAfter()) > 0) {
            disable(
                    connection,
                    one,
                    "deliveries were given up since " + since + " and none arrived between");
        }
    }

    private void disable(Connection connection, Attempted one, String why) throws SQLException {
        if (!standing.disable(connection, one.claimed().endpointId(), why, one.ended())) return;
        if (tellings.isOne(connection, one)) return;
        tellings.tell(connection, Event.DISABLED, one, why);
    }
}
