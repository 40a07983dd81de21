package peering.telemetry.detect;

import java.time.Instant;
import java.util.Optional;

/**
 * That RPKI let an expected origin announce a watched prefix.
 *
 * @param goneAt when we saw that no ROA covers the prefix any more; empty while one does
 */
record Signature(Optional<Instant> goneAt) {}
