package peering.alerting.endpoint;

import io.smallrye.config.ConfigMapping;

/** How secrets are kept. */
@ConfigMapping(prefix = "peering.secrets")
public interface SecretsConfig {
    /**
     * The key under which webhook secrets are encrypted: 32 bytes in base64 ({@code openssl rand
     * -base64 32}). There is no default; without it the service does not start. Whoever loses it
     * loses all webhook secrets.
     */
    String key();
}
