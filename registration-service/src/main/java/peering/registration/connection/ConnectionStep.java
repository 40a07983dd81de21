package peering.registration.connection;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of a connection's history: what was done, by whom and why.
 *
 * @param state as it was from then on
 * @param actor the subject of the token that asked for it; {@code policy} where nobody had to
 * @param revision of the connection from then on
 */
public record ConnectionStep(
        @Schema(enumeration = {"requested", "active", "suspended", "closed"}) String state,
        Instant since,
        @Schema(examples = "ops") String actor,
        @Schema(examples = "suspended: The invoice of October was not paid.") String reason,
        long revision) {}
