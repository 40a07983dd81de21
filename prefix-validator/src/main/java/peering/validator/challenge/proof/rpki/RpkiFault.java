package peering.validator.challenge.proof.rpki;

/** A signed object or a certificate that cannot be believed. The message is a sentence. */
public final class RpkiFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason stable code, such as {@code rsc-malformed}
     */
    public RpkiFault(String reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    RpkiFault(String reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
