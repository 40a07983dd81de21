package peering.telemetry.replay;

/**
 * How far a replay is.
 *
 * <pre>
 *   Queued ──► Running ──► Done, Failed
 *     │           │
 *     └───────────┴──────► Cancelled, Lost
 * </pre>
 */
public enum ReplayState {
    Queued,
    Running,
    Done,
    /** The file could not be read to its end; the reason says why. */
    Failed,
    Cancelled,
    /** The replica that held the file is gone: send it again. */
    Lost
}
