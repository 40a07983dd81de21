package peering.alerting.format;

/** What a telling says of an alert. */
public enum Transition {
    /** The first an endpoint hears of it. */
    OPENED("opened"),
    /** It got worse. */
    UPDATED("updated"),
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
