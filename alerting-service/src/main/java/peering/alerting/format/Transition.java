package peering.alerting.format;

/** What a telling says of an alert. */
public enum Transition {
    /** The first an endpoint hears of it. */
    OPENED("opened"),
    /** It got worse. */
    UPDATED("updated"),
    /** Somebody looks after it. */
    ACKNOWLEDGED("acknowledged"),
    /** It is still open, and nobody looks after it. */
    REMINDED("reminded"),
    /** It is over. */
    RESOLVED("resolved");

    private final String word;

    Transition(String word) {
        this.word = word;
    }

    /** The last part of a message's {@code type}. */
    public String word() {
        return word;
    }
}
