package peering.routing.rpki;

/** The three answers of RFC 6811, without reason. */
public enum RovState {
    VALID("valid"),
    INVALID("invalid"),
    NOT_FOUND("not-found");

    private final String text;

    RovState(String text) {
        this.text = text;
    }

    /** As people and tools write it: {@code not-found}. */
    public String text() {
        return text;
    }
}
