package peering.telemetry.replay;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a replay has come.
 *
 * @param bytes of the file read, as it is stored
 * @param totalBytes of the file; 0 if that is not known
 * @param records MRT records, or messages of lines
 * @param skipped records and lines that could not be taken, and flawed messages
 * @param routes announcements and withdrawals, watched or not
 * @param virtualTime the time in the replay; empty before the first record
 */
public record ReplayProgress(
        long bytes,
        long totalBytes,
        long records,
        long skipped,
        long routes,
        Optional<Instant> virtualTime) {
    public static final ReplayProgress NONE = new ReplayProgress(0, 0, 0, 0, 0, Optional.empty());
}
