package peering.telemetry.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A replay as it is shown.
 *
 * @param reason why it failed or is lost
 * @param result only of one that is Done
 */
@Schema(name = "Replay")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReplayView(
        String replayId,
        ReplayState state,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> endedAt,
        ReplayProgress progress,
        Optional<ReplayResult> result) {}
