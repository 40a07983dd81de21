package peering.contract;

/** How a trouble stands and how bad it is: the words that anomalies and degradations share. */
public final class Trouble {
    private Trouble() {}

    /** {@link #Ended} is terminal; the same trouble again is a new one. */
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
