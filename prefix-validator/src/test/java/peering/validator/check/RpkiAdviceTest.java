package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Grant;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;
import peering.validator.source.VrpSnapshot;

class RpkiAdviceTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final long PARTNER = 3356;

    @ParameterizedTest(name = "{0} by {1}, carried by AS{2}: {3} is {4}, {5}")
    @CsvSource({
        "205.251.192.0/23, 16509,       3356, max-length, Warning, max-length-loose",
        "205.251.192.0/24, 16509,       3356, max-length, Passed, max-length-exact",
        "8.8.8.0/24,       15169,       3356, max-length, NotApplicable, max-length-no-roa",
        "1.1.1.0/24,       13335,       3356, max-length, NotApplicable, max-length-no-roa",
        "205.251.192.0/23, 16509 15169, 3356, max-length, Warning, max-length-loose",
        "205.251.192.0/23, 16509,       3356, aspa, Passed, aspa-provider",
        "205.251.192.0/23, 16509,       1299, aspa, Warning, aspa-other-providers",
        "205.251.192.0/23, 16509 13335, 1299, aspa, Warning, aspa-other-providers",
        "1.1.1.0/24,       13335,       3356, aspa, NotApplicable, aspa-none",
        "205.251.192.0/23, 16509,      16509, aspa, NotApplicable, aspa-own-origin",
        "1.1.1.0/24,       174,         3356, aspa, Warning, aspa-other-providers",
        "1.1.1.0/24,       13335,       3356, origin, Passed, origin-public",
        "1.1.1.0/24,       13335 0,     3356, origin, Failed, origin-not-public",
        "1.1.1.0/24,       64512,       3356, origin, Failed, origin-not-public",
        "1.1.1.0/24,       23456,       3356, origin, Failed, origin-not-public",
        "1.1.1.0/24,       4294967295,  3356, origin, Failed, origin-not-public",
    })
    void each_check_gives_its_finding(
            String prefix, String origins, long partner, String check, Result result, String why) {
        var found =
                one(
                        Checks.of(
                                claim(prefix, origins, grant(partner)),
                                Known.ofTables(vrps()),
                                NOW),
                        check);

        assertEquals(result, found.result(), found.toString());
        assertEquals(why, found.reason());
        boolean mendable = result == Result.Failed || result == Result.Warning;
        assertEquals(mendable, found.repair().isPresent(), found.toString());
    }

    @Test
    void a_route_server_and_nobody_at_all_are_no_hop_of_the_path() {
        var routeServer =
                new Grant(
                        "ras_1",
                        "ptn_1",
                        PARTNER,
                        "0.0.0.0/0",
                        List.of(16509L),
                        "a1",
                        Optional.of(16509L));

        assertEquals("aspa-route-server", aspaReason(Optional.of(routeServer)));
        assertEquals("aspa-no-partner", aspaReason(Optional.empty()));
    }

    private static String aspaReason(Optional<Grant> grant) {
        return one(
                        Checks.of(
                                claim("205.251.192.0/23", "16509", grant),
                                Known.ofTables(vrps()),
                                NOW),
                        "aspa")
                .reason();
    }

    private static Finding one(List<Finding> findings, String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                found -> {
                                    assertEquals(1, found.size(), findings.toString());
                                    return found.getFirst();
                                }));
    }

    private static Claim claim(String prefix, String origins, Optional<Grant> grant) {
        var asns = Arrays.stream(origins.split(" ")).map(Asn::parse).toList();
        return new Claim(prefix, asns, Optional.of(new Claim.Grounds("ptn_1", "a1", grant)));
    }

    private static Optional<Grant> grant(long partner) {
        return Optional.of(
                new Grant(
                        "rpx_1",
                        "ptn_1",
                        partner,
                        "0.0.0.0/0",
                        List.of(16509L, 15169L, 13335L, 174L),
                        "a1",
                        Optional.empty()));
    }

    private static VrpSnapshot vrps() {
        var table =
                VrpTable.of(
                        List.of(vrp("205.251.192.0/18", 24, 16509), vrp("8.8.0.0/16", 16, 15169)));
        var aspas =
                List.of(
                        new Aspa(Asn.of(16509), Set.of(Asn.of(PARTNER), Asn.of(174))),
                        new Aspa(Asn.of(174), Set.of(Asn.ZERO)));
        var set = VrpSet.of(table, aspas, Optional.of(NOW));
        return new VrpSnapshot(
                Slurm.EMPTY.applyTo(set),
                AspaTable.of(aspas),
                "test",
                NOW,
                NOW,
                Duration.ofHours(6));
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }
}
