package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.alerting.format.FormatConfig;

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
    private static final String SEALED =
            "select credential, own_headers, verified_by, client_certificate, client_key"
                    + " from endpoint where endpoint_id = ?";
    private final SecretSeal seal;

    /** The name by which receivers know us. */
    private final String origin;

    EndpointRows(SecretSeal seal, FormatConfig config) {
        this.seal = seal;
        this.origin = config.publicUrl().getHost();
    }

    /** Everything secret that a request to the endpoint needs at {@code now}. */
    public EndpointKeys keysOf(Connection connection, String endpointId, Instant now)
            throws SQLException {
        var signing = signingOf(connection, endpointId, now);
        try (var statement = connection.prepareStatement(SEALED)) {
            statement.setString(1, endpointId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new EndpointKeys(signing, Optional.empty(), Optional.empty(), Map.of());
                }
                return new EndpointKeys(
                        signing,
                        Optional.ofNullable(rows.getBytes(1))
                                .map(sealed -> seal.openCredential(sealed, endpointId)),
                        certificate(rows.getString(4), rows.getBytes(5), endpointId),
                        headers(rows.getBytes(2), rows.getString(3), endpointId));
            }
        }
    }

    private Optional<ClientCertificate> certificate(
            String chain, byte[] sealed, String endpointId) {
        if (chain == null) return Optional.empty();
        return Optional.of(seal.openKey(chain, sealed, endpointId));
    }

    /** Who granted a handshake is told each time by which name it was asked. */
    private Map<String, String> headers(byte[] sealed, String verifiedBy, String endpointId) {
        var headers = new HashMap<String, String>();
        if (sealed != null) headers.putAll(seal.openHeaders(sealed, endpointId).byName());
        if (VerificationWay.HANDSHAKE.word().equals(verifiedBy)) {
            headers.put("webhook-request-origin", origin);
        }
        return headers;
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
}
