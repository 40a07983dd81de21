package peering.registration.path.drill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PathFact.Path;
import peering.registration.path.decision.PathDecision;

/**
 * What prefixes would do.
 *
 * @param examined how many prefixes were looked at: all that the drill can concern
 * @param before how many take which way now
 * @param now how many would at once
 * @param afterHold how many would when nothing is held back any more
 * @param items a page of them, oldest prefix first
 * @param next the cursor of the following page; left out on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrillResult(
        long examined,
        Totals before,
        Totals now,
        Totals afterHold,
        List<Drilled> items,
        String next) {
    public DrillResult {
        items = List.copyOf(items);
    }

    /** Prefixes by way. */
    public record Totals(long preferred, long backup, long internet) {}

    /** What one prefix would do. */
    public record Drilled(
            @Schema(examples = "pfx_019ab3c0f5a2d41d8cd98f00b204e980") String prefixId,
            String connectionId,
            @Schema(examples = "205.251.192.0/23") String prefix,
            boolean moves,
            Way before,
            Way now,
            Way afterHold) {}

    /**
     * A way, and why.
     *
     * @param siteId left out on the Internet
     * @param at since when, or when it would
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Way(
            Path path,
            String siteId,
            @Schema(examples = "primary-down") String reason,
            @Schema(examples = "The primary site is down.") String summary,
            Instant at) {

        static Way of(PathDecision decision, Instant at) {
            return new Way(
                    decision.path(),
                    decision.siteId().orElse(null),
                    decision.reason().code(),
                    decision.summary(),
                    at);
        }
    }
}
