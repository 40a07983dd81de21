package peering.kit.facts;

/** A record that no retry will make readable; it is parked on the dead-letter topic. */
public final class PoisonFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonFact(String why, Throwable cause) {
        super(why, cause);
    }
}
