package peering.validator.challenge.proof;

/** How control was shown, the strongest first. */
public enum Method {
    /** A checklist signed with the prefix' resource certificate (RFC 9323). */
    SignedChecklist("rsc"),
    /** A message signed with a key that stands in the number registry. */
    SignedMessage("signed-message"),
    /** A token in the prefix' reverse zones. */
    DnsToken("dns-token"),
    /** A token in the remarks of the number registry's record. */
    RegistryToken("registry-token"),
    /** A proof for a prefix around this one. */
    Inherited("inherited"),
    /** A person of the operator has looked at it. */
    OperatorReview("operator-review");

    private final String code;

    Method(String code) {
        this.code = code;
    }

    /** Stable and short, for reasons and evidence. */
    public String code() {
        return code;
    }
}
