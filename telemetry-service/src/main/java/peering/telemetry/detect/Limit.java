package peering.telemetry.detect;

/** A bound that was reached; what is beyond it is counted and left out. */
public enum Limit {
    ROUTES,
    ANOMALIES
}
