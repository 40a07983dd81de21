package peering.validator.check;

import java.time.Instant;
import java.util.Map;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixPolicy;

/** Is the prefix of a length that networks carry? /8 to /24 and /16 to /48. */
record LengthCheck(Instant now) implements Checks.Check {

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("length", "this operator's length policy", now);
        int shortest = PrefixPolicy.INTERNET.shortest(prefix.family());
        int longest = PrefixPolicy.INTERNET.longest(prefix.family());
        var bounds = Map.of("shortest", "/" + shortest, "longest", "/" + longest);
        if (prefix.length() > longest) {
            return evidence.failed(
                    "length-too-specific",
                    "Most networks drop routes longer than /" + longest + ".",
                    "Claim the /" + longest + " around it.",
                    bounds);
        }
        if (prefix.length() < shortest) {
            return evidence.failed(
                    "length-too-short",
                    "No single holder has more than a /" + shortest + ".",
                    "Claim the parts that are yours.",
                    bounds);
        }
        return evidence.passed(
                "length-carried", "/" + prefix.length() + " is carried everywhere.", bounds);
    }
}
