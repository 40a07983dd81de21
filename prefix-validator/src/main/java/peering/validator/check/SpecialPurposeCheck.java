package peering.validator.check;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.routing.net.SpecialPurpose;
import peering.routing.net.SpecialPurpose.Standing;

/** May the prefix be routed on the Internet at all? IANA's registries, RFC 6890 and RFC 8190. */
record SpecialPurposeCheck(Instant now) implements Checks.Check {
    private static final String REPAIR = "Claim address space that a registry has given to you.";

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        var evidence = new Evidence("special-purpose", "IANA special-purpose registries", now);
        return switch (SpecialPurpose.of(prefix)) {
            case Standing.Routable _ ->
                    evidence.passed(
                            "special-purpose-none", prefix + " is public address space.", Map.of());
            case Standing.Special(var block) ->
                    evidence.failed(
                            "special-purpose-inside",
                            prefix + " lies in " + block.prefix() + ": " + block.name() + ".",
                            REPAIR,
                            Map.of("block", block.prefix().toString(), "rule", block.source()));
            case Standing.ContainsSpecial(var blocks) ->
                    evidence.failed(
                            "special-purpose-contained",
                            prefix + " contains " + blocks.getFirst().prefix() + ", never routed.",
                            "Claim the parts that are yours.",
                            Map.of(
                                    "blocks",
                                    blocks.stream()
                                            .map(block -> block.prefix().toString())
                                            .collect(Collectors.joining(" "))));
            case Standing.NotGlobalUnicast _ ->
                    evidence.failed(
                            "special-purpose-not-unicast",
                            prefix + " lies outside 2000::/3, the global unicast space.",
                            REPAIR,
                            Map.of());
            case Standing.DefaultRoute _ ->
                    evidence.failed(
                            "special-purpose-default",
                            prefix + " is the default route, not a prefix that somebody holds.",
                            REPAIR,
                            Map.of());
        };
    }
}
