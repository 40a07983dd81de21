package peering.validator.challenge.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import peering.routing.net.Prefix;
import peering.validator.source.dns.DnsAnswer;
import peering.validator.source.dns.DnsAnswer.Security;
import peering.validator.source.dns.ReverseNames;

/**
 * The token stands as TXT record in every reverse zone that makes up the prefix.
 *
 * <pre>
 *   the prefix has no zone of its own ....... dns-no-zone
 *   no such name, or no TXT record there .... dns-no-record
 *   records, but no token of ours ........... dns-no-token
 *   a token, but not this challenge's ....... dns-other-token
 *   the signatures do not hold .............. dns-bogus
 *   otherwise ............................... proved; the evidence says whether DNSSEC vouches
 * </pre>
 */
public final class TokenInDns {
    private static final String LABEL = "_ops-challenge.";

    private TokenInDns() {}

    /** The names at which the token has to stand; empty if the prefix has no zone of its own. */
    public static List<String> names(Prefix prefix) {
        return ReverseNames.of(prefix).stream().map(LABEL::concat).toList();
    }

    /**
     * @param kept the token's {@link Token#hash}
     * @param answers of {@link #names}, in their order; those behind the first that does not prove
     *     it need not be asked for
     * @param until when the proof ends
     */
    public static Attempt judge(
            Terms terms, byte[] kept, List<DnsAnswer> answers, Instant now, Instant until) {
        return terms.tooLate(now)
                .<Attempt>map(late -> late)
                .orElseGet(() -> again(terms, kept, answers, now, until));
    }

    /** As {@link #judge}, of a challenge that was met in its time: is it still to be seen? */
    public static Attempt again(
            Terms terms, byte[] kept, List<DnsAnswer> answers, Instant now, Instant until) {
        var names = names(terms.prefix());
        if (names.isEmpty()) return noZone(terms.prefix());
        for (var answer : answers) {
            if (!proves(answer, terms, kept)) return refused(answer);
        }
        if (answers.size() < names.size()) {
            throw new IllegalArgumentException("not every name was asked for");
        }
        boolean secure = answers.stream().allMatch(a -> a.security() == Security.SECURE);
        return new Attempt.Proved(
                new Proof(
                        Method.DnsToken,
                        terms.prefix(),
                        terms.organisation(),
                        now,
                        until,
                        Map.of(
                                "name", names.getFirst(),
                                "zones", Integer.toString(names.size()),
                                "dnssec", secure ? "secure" : "insecure")));
    }

    /** True if the token stands there: then the next name is to be asked for. */
    public static boolean proves(DnsAnswer answer, Terms terms, byte[] kept) {
        return answer.security() != Security.BOGUS
                && answer.values().stream()
                        .flatMap(value -> Token.in(value).stream())
                        .anyMatch(token -> Token.matches(token, terms, kept));
    }

    private static Attempt.Refused refused(DnsAnswer answer) {
        String name = answer.name();
        String publish = "Publish the token as TXT record at " + name + ".";
        if (answer.security() == Security.BOGUS) {
            return new Attempt.Refused(
                    "dns-bogus",
                    "DNSSEC signatures at " + name + " do not hold, so nothing there is believed.",
                    "Mend the zone's signatures or its DS record.");
        }
        if (answer.values().isEmpty()) {
            String what = answer.exists() ? "There is no TXT record at " : "There is no name ";
            return new Attempt.Refused("dns-no-record", what + name + ".", publish);
        }
        if (answer.values().stream().allMatch(value -> Token.in(value).isEmpty())) {
            return new Attempt.Refused(
                    "dns-no-token", "The TXT records at " + name + " hold no token.", publish);
        }
        return new Attempt.Refused(
                "dns-other-token",
                "The token at " + name + " is not the one of this challenge.",
                "Publish the token that was shown when the challenge was made or last rotated;"
                        + " an old one may stay beside it.");
    }

    private static Attempt.Refused noZone(Prefix prefix) {
        return new Attempt.Refused(
                "dns-no-zone",
                prefix + " has no reverse zone of its own.",
                "Prove the prefix around it that has one, or choose another method.");
    }
}
