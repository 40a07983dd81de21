package peering.contract;

/** How a trouble stands and how bad it is: the words that anomalies and degradations share. */
public final class Trouble {
    private Trouble() {}

    /**
     * {@link #Ended} is the end of a degradation; the same again is a new one. An anomaly that
     * comes back soon is Open again, under its id with a greater revision.
     */
    public enum State {
        Open,
        Ended
    }

    /** From "look when you can" to "wake somebody". */
    public enum Severity {
        Info,
        Warning,
        Critical
    }
}
