package peering.registration.partner.registered;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One of the keys that a registration has had, without the key.
 *
 * @param retiredAt when the next one took its place; left out for the current one
 * @param expiresAt from when on it opens no new claims; left out for the current one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyGeneration(Instant issuedAt, Instant retiredAt, Instant expiresAt) {}
