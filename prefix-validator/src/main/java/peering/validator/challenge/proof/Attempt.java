package peering.validator.challenge.proof;

/** What came of an attempt to show control. */
public sealed interface Attempt {

    /** It was shown. */
    record Proved(Proof proof) implements Attempt {}

    /**
     * It was not.
     *
     * @param reason stable code that programs branch on, such as {@code dns-no-record}
     * @param sentence for people
     * @param repair what to do now
     */
    record Refused(String reason, String sentence, String repair) implements Attempt {}
}
