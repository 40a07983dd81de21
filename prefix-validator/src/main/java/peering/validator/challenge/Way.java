package peering.validator.challenge;

import peering.validator.challenge.proof.Method;

/** What a challenge may ask for. */
public enum Way {
    /** A token as TXT record in the prefix' reverse zones. */
    DnsToken(Method.DnsToken),
    /** A token in a remark of the number registry's record. */
    RegistryToken(Method.RegistryToken),
    /** A message signed with a key whose certificate stands in the registry's record. */
    SignedMessage(Method.SignedMessage),
    /** A text signed with the prefix' resource certificate (RFC 9323). */
    SignedChecklist(Method.SignedChecklist);

    private final Method method;

    Way(Method method) {
        this.method = method;
    }

    Method method() {
        return method;
    }

    boolean hasToken() {
        return this == DnsToken || this == RegistryToken;
    }
}
