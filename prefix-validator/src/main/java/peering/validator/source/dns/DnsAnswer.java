package peering.validator.source.dns;

import java.util.List;

/**
 * What the DNS says of a name.
 *
 * @param name that was asked for
 * @param exists false if there is no such name (RFC 8020); a name may exist and have no such record
 * @param values of the records, in the order of the answer; the strings of a TXT record joined (RFC
 *     7208, section 3.3). Empty if the answer is bogus: what may be forged is not read
 */
public record DnsAnswer(String name, boolean exists, List<String> values, Security security) {
    public DnsAnswer {
        values = List.copyOf(values);
    }

    /** What DNSSEC says of an answer (RFC 4033, section 5). */
    public enum Security {
        /** Signed, from an anchor down. */
        SECURE,
        /** Not signed, or nobody validated it. */
        INSECURE,
        /** It ought to be signed, and the signatures do not hold. */
        BOGUS
    }
}
