package peering.alerting.endpoint;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import peering.kit.secret.Seal;

/** Webhook secrets as they lie in the database, each bound to its endpoint. */
@Startup
@Singleton
class SecretSeal {
    private static final String CREDENTIAL = "credential of ";
    private static final String PAIR = "pair of ";
    private static final String HEADERS = "headers of ";
    private static final String KEY = "client key of ";

    private final Seal seal;

    /**
     * @throws IllegalArgumentException if the configured key is none
     */
    SecretSeal(SecretsConfig config) {
        this.seal = Seal.with(config.key());
    }

    byte[] close(SigningKey key, String endpointId) {
        return seal.close(key.value(), owner(key.kind(), endpointId));
    }

    private static String owner(SigningKey.Kind kind, String endpointId) {
        return switch (kind) {
            case v1 -> endpointId;
            case v1a -> PAIR + endpointId;
        };
    }

    /**
     * A format's own secret; it cannot be opened as a secret that signs, nor the other way round.
     */
    byte[] closeCredential(String credential, String endpointId) {
        return seal.close(credential, CREDENTIAL + endpointId);
    }

    /**
     * @throws IllegalStateException if it was closed with another key or for another endpoint
     */
    String openCredential(byte[] sealed, String endpointId) {
        return seal.open(sealed, CREDENTIAL + endpointId);
    }

    byte[] closeHeaders(OwnHeaders headers, String endpointId) {
        return seal.close(headers.text(), HEADERS + endpointId);
    }

    byte[] closeKey(ClientCertificate certificate, String endpointId) {
        return seal.close(certificate.key(), KEY + endpointId);
    }

    /**
     * @throws IllegalStateException if it was closed with another key or for another endpoint
     */
    ClientCertificate openKey(String chain, byte[] sealed, String endpointId) {
        return new ClientCertificate(chain, seal.open(sealed, KEY + endpointId));
    }

    /**
     * @throws IllegalStateException if they were closed with another key or for another endpoint
     */
    OwnHeaders openHeaders(byte[] sealed, String endpointId) {
        return OwnHeaders.read(seal.open(sealed, HEADERS + endpointId));
    }

    /**
     * @throws IllegalStateException if it was closed with another key or for another endpoint
     */
    SigningKey open(SigningKey.Kind kind, byte[] sealed, String endpointId) {
        return SigningKey.of(kind, seal.open(sealed, owner(kind, endpointId)));
    }
}
