package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import peering.alerting.endpoint.EndpointStanding;
import peering.alerting.endpoint.EndpointStanding.Listener;
import peering.alerting.format.Message;
import peering.alerting.format.OperationMessage;
import peering.alerting.format.OperationMessage.Event;
import peering.alerting.web.FreshId;

/** Puts how an endpoint fares into the queue of those that want to hear it. */
@ApplicationScoped
class OperationTellings {
    private static final String ABOUT = "select type, alert_id from delivery where delivery_id = ?";
    private static final String ENQUEUE =
            """
            insert into delivery (delivery_id, endpoint_id, organisation, transition, type, body, format,
                                  headers, state, fact_at, created_at, due_at, attempts, tries)
            values (?, ?, ?, 'operation', ?, ?, ?, ?, 'Waiting', ?, ?, ?, 0, 0)
            """;

    private final EndpointStanding standing;

    OperationTellings(EndpointStanding standing) {
        this.standing = standing;
    }

    private record About(String type, String alertId) {}

    /** True if the delivery itself carries such an event. */
    boolean isOne(Connection connection, Attempted one) throws SQLException {
        return OperationMessage.isOne(about(connection, one).type());
    }

    void tell(Connection connection, Event event, Attempted one, String reason)
            throws SQLException {
        var claimed = one.claimed();
        var listening =
                standing.listening(connection, claimed.organisation(), one.claimed().endpointId());
        if (listening.isEmpty()) return;
        var about = about(connection, one);
        var data =
                new OperationMessage.Data(
                        one.claimed().endpointId(),
                        URI.create(claimed.url()).getHost(),
                        claimed.deliveryId(),
                        about.type(),
                        about.alertId(),
                        claimed.attempts() + 1,
                        reason);
        enqueue(connection, OperationMessage.of(event, data, one.ended()), listening, one);
    }

    private static About about(Connection connection, Attempted one) throws SQLException {
        try (var statement = connection.prepareStatement(ABOUT)) {
            statement.setString(1, one.claimed().deliveryId());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new About(rows.getString(1), rows.getString(2));
            }
        }
    }

    private static void enqueue(
            Connection connection, Message message, List<Listener> listening, Attempted one)
            throws SQLException {
        try (var statement = connection.prepareStatement(ENQUEUE)) {
            for (var listener : listening) {
                if (!OperationMessage.fits(listener.format())) continue;
                String id = FreshId.of(FreshId.DELIVERY);
                // What a form makes of one of our own messages, as it makes of a test.
                var body = listener.format().test(id, message);
                Object[] values = {
                    id,
                    listener.endpointId(),
                    one.claimed().organisation(),
                    message.type(),
                    body.text(),
                    listener.format().slug(),
                    body.headerText()
                };
                for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                setTimes(statement, values.length + 1, one.ended());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void setTimes(java.sql.PreparedStatement statement, int from, Instant at)
            throws SQLException {
        var utc = at.atOffset(ZoneOffset.UTC);
        for (int i = from; i < from + 3; i++) statement.setObject(i, utc);
    }
}
