package peering.alerting.alert;

/** Whether a fact is told, and why. */
public enum Decision {
    /** A trouble that was not known: tell. */
    FIRST_SIGHT(true, true),
    /** More severe than it has ever been: tell. Less severe is not told, so it cannot flap. */
    WORSENED(true, true),
    /** It was over, and came back soon: tell again. */
    REOPENED(true, true),
    /** Over, and it had been told: tell those who heard of it. */
    RESOLVED(true, true),
    /**
     * Over before we heard of it, as after a long stop: nobody was alarmed, so nobody is calmed.
     */
    OVER_BEFORE_FIRST_SIGHT(false, true),
    /** The same trouble with other numbers: they are kept and not told. */
    NOTHING_NEW(false, false),
    /** A revision that is not newer than what is known, or another end of what is over: ignored. */
    OUT_OF_DATE(false, false),
    /** Somebody looks after it: tell those who heard of it. */
    ACKNOWLEDGED(true, true),
    /** Nobody looks after it any more. */
    UNACKNOWLEDGED(false, true),
    /** It is to be told, and not now. */
    HELD(false, true),
    /** What was held back is told. */
    RELEASED(true, true),
    /** Still open, and nobody looks after it: told again. */
    REMINDED(true, true);

    private final boolean tells;
    private final boolean kept;

    Decision(boolean tells, boolean kept) {
        this.tells = tells;
        this.kept = kept;
    }

    public boolean tells() {
        return tells;
    }

    /** True if it stands in the alert's timeline. */
    public boolean inTimeline() {
        return kept;
    }
}
