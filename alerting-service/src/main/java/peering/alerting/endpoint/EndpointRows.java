package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the sending side needs of an endpoint, over a connection and transaction of its own. */
@ApplicationScoped
public class EndpointRows {
    private static final String SIGNING =
            """
            select s.kind, s.sealed
              from endpoint_secret s join endpoint e on e.endpoint_id = s.endpoint_id
             where s.endpoint_id = ? and (s.expires_at is null or s.expires_at > ?)
               and (e.signing = 'both' or e.signing = s.kind)
             order by s.kind, s.secret_no desc
            """;
    private static final String CREDENTIAL =
            "select credential from endpoint where endpoint_id = ? and credential is not null";
    private static final String DISABLE =
            """
            update endpoint set state = 'Disabled', disabled_reason = ?, changed_at = ?
             where endpoint_id = ? and state = 'Enabled'
            """;

    private final SecretSeal seal;

    EndpointRows(SecretSeal seal) {
        this.seal = seal;
    }

    /** Everything secret that a request to the endpoint needs at {@code now}. */
    public EndpointKeys keysOf(Connection connection, String endpointId, Instant now)
            throws SQLException {
        return new EndpointKeys(
                signingOf(connection, endpointId, now), credentialOf(connection, endpointId));
    }

    private List<SigningKey> signingOf(Connection connection, String endpointId, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(SIGNING)) {
            statement.setString(1, endpointId);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            var keys = new ArrayList<SigningKey>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var kind = SigningKey.Kind.valueOf(rows.getString(1));
                    keys.add(seal.open(kind, rows.getBytes(2), endpointId));
                }
            }
            return keys;
        }
    }

    private Optional<String> credentialOf(Connection connection, String endpointId)
            throws SQLException {
        try (var statement = connection.prepareStatement(CREDENTIAL)) {
            statement.setString(1, endpointId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) return Optional.empty();
                return Optional.of(seal.openCredential(rows.getBytes(1), endpointId));
            }
        }
    }

    /** Nothing happens if it is disabled already. */
    public void disable(Connection connection, String endpointId, String why, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(DISABLE)) {
            statement.setString(1, why);
            statement.setObject(2, now.atOffset(ZoneOffset.UTC));
            statement.setString(3, endpointId);
            statement.executeUpdate();
        }
    }
}
