package peering.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * A source of routes that is expected to speak and is silent, from the moment it was missed to its
 * return. It is nobody's prefix and nobody's connection: the operator's trouble alone.
 *
 * @param feed the collector's name, such as {@code rrc00}; {@code bmp-} and a router's name for one
 *     of our own
 * @param startedAt since when nothing was heard
 * @param detectedAt when that was long enough to be a trouble
 * @param endedAt when it was heard again, or no longer expected; empty while open
 * @param summary one sentence for people
 */
public record FeedTroubleFact(
        String feedTroubleId,
        String feed,
        Trouble.Severity severity,
        Trouble.State state,
        Instant startedAt,
        Instant detectedAt,
        Optional<Instant> endedAt,
        String summary,
        long revision) {}
