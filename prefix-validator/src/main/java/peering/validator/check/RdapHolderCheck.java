package peering.validator.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import peering.contract.VerdictFact.Finding;
import peering.routing.net.Prefix;
import peering.validator.evidence.Gathered;
import peering.validator.source.rdap.RdapAnswer;
import peering.validator.source.rdap.RdapAnswer.Holder;
import peering.validator.source.rdap.RdapAnswer.Network;

/**
 * Has a registry given the prefix to somebody (RFC 9083 section 5.4)? Whether that is who claims it
 * is for a proof to say: names are written in too many ways.
 *
 * <pre>
 *   IANA has given the space to no registry ................. failed
 *   the registry knows no such range ........................ failed
 *   it answers with all addresses there are ................. failed: the same in its manner
 *   it has reserved the range ............................... failed
 *   the range is smaller than the prefix .................... failed
 *   the prefix lies in the range ............................ passed, with its holder
 * </pre>
 */
record RdapHolderCheck(Gathered<RdapAnswer> gathered, Instant now) implements Checks.Check {
    private static final String OTHER = "Claim a prefix that a registry has registered to you.";

    @Override
    public Finding of(Claim claim, Prefix prefix) {
        return new Heard<>("rdap", "the number registries", gathered, now)
                .of((answer, evidence) ->
                        answer.network()
                                .map(network -> judge(answer, network, prefix, evidence))
                                .orElseGet(() -> nobodys(answer, prefix, evidence)));
    }

    private static Finding nobodys(RdapAnswer answer, Prefix prefix, Evidence evidence) {
        if (answer.url().isEmpty()) {
            return evidence.failed(
                    "rdap-no-registry",
                    "IANA has given " + prefix + " to no registry, so nobody can hold it.",
                    OTHER,
                    Map.of());
        }
        return evidence.failed(
                "rdap-not-registered",
                "The registry that has these addresses has registered " + prefix + " to nobody.",
                OTHER,
                Map.of("url", answer.url()));
    }

    private static Finding judge(
            RdapAnswer answer, Network network, Prefix prefix, Evidence evidence) {
        var seen = seen(answer, network);
        if (network.isEverything()) {
            return evidence.failed(
                    "rdap-not-registered",
                    "The registry that was asked has no range around " + prefix + ".",
                    OTHER,
                    seen);
        }
        if (reserved(network)) {
            return evidence.failed(
                    "rdap-reserved", "The registry has reserved " + prefix + ".", OTHER, seen);
        }
        if (!network.contains(prefix)) {
            return evidence.failed(
                    "rdap-part-only",
                    "Only " + range(network) + " is registered of " + prefix + ".",
                    "Claim a prefix within that range.",
                    seen);
        }
        return evidence.passed(
                "rdap-registered",
                prefix
                        + network.holder()
                                .map(holder -> " is registered to " + holder.name() + ".")
                                .orElse(" is registered; the registry does not name its holder."),
                seen);
    }

    private static boolean reserved(Network network) {
        return network.status().stream().anyMatch("reserved"::equalsIgnoreCase)
                || network.type().toUpperCase(Locale.ROOT).contains("RESERVED");
    }

    private static Map<String, String> seen(RdapAnswer answer, Network network) {
        var seen = new LinkedHashMap<String, String>();
        seen.put("url", answer.url());
        answer.etag().ifPresent(etag -> seen.put("etag", etag));
        seen.put("range", range(network));
        seen.put("handle", network.handle());
        seen.put("name", network.name());
        seen.put("type", network.type());
        seen.put("status", String.join(", ", network.status()));
        network.parent().ifPresent(parent -> seen.put("parent", parent));
        network.holder().map(Holder::name).ifPresent(name -> seen.put("holder", name));
        network.holder().map(Holder::handle).ifPresent(key -> seen.put("holderHandle", key));
        seen.values().removeIf(String::isEmpty);
        return seen;
    }

    private static String range(Network network) {
        return network.start() + " to " + network.end();
    }
}
