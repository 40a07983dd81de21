package peering.registration.partner.session;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What secrets are encrypted with. */
@ConfigMapping(prefix = "peering.secrets")
public interface SecretsConfig {
    /** 32 bytes in base64; without it no secret is taken. */
    Optional<String> key();
}
