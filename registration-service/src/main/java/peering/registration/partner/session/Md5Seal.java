package peering.registration.partner.session;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Optional;
import peering.kit.secret.Seal;
import peering.registration.web.Problem;

/** MD5 keys of sessions as they lie in the database, where a key for that is configured. */
@Startup
@Singleton
class Md5Seal {
    private final Optional<Seal> seal;

    /**
     * @throws IllegalArgumentException if the configured key is none
     */
    Md5Seal(SecretsConfig config) {
        this.seal = config.key().map(Seal::with);
    }

    /** Fails with {@code md5-off} where no key is configured. */
    byte[] close(String md5Key, String sessionId) {
        return seal.orElseThrow(Md5Seal::off).close(md5Key, sessionId);
    }

    private static RuntimeException off() {
        return Problem.MD5_OFF.at(
                "md5Key",
                "This installation keeps no MD5 keys.",
                "Leave it out, or ask the operator to switch them on.");
    }
}
