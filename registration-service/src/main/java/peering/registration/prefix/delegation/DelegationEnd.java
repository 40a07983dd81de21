package peering.registration.prefix.delegation;

/** Why a delegation holds no more. */
enum DelegationEnd {
    REVOKED("revoked", "The holder has revoked the delegation that the claim rested on."),
    EXPIRED("expired", "The delegation that the claim rested on has expired."),
    /** Only of delegations that nobody used: the others keep their prefix from being released. */
    RELEASED("released", "The holder has released the prefix.");

    private final String word;
    private final String sentence;

    DelegationEnd(String word, String sentence) {
        this.word = word;
        this.sentence = sentence;
    }

    /** As it stands in JSON and in the database. */
    String word() {
        return word;
    }

    /** For whoever loses a claim by it. */
    String sentence() {
        return sentence;
    }
}
