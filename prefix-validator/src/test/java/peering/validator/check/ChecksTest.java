package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Grant;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;
import peering.validator.source.VrpSnapshot;

class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String KEY = "a1b2";
    private static final Known VRPS = vrps(NOW.minusSeconds(60));

    @ParameterizedTest(name = "{0} from {1} under a key for {2}: {3} is {4}, {5}")
    @CsvSource({
        "205.251.192.0/23, 16509,       205.251.192.0/23, rov, Passed, rov-valid",
        "205.251.192.0/23, 10297,       205.251.192.0/23, rov, Failed, rov-wrong-origin",
        "8.8.8.0/24,       15169,       8.8.8.0/24,       rov, Failed, rov-too-specific",
        "1.1.1.0/24,       13335,       1.1.1.0/24,       rov, Warning, rov-not-found",
        "198.41.0.0/24,    396574,      198.41.0.0/24,    rov, Failed, rov-as0",
        "205.251.192.0/23, 16509 10297, 205.251.192.0/23, rov, Failed, rov-wrong-origin",
        "1.1.1.0/24,       13335,       1.0.0.0/8,        key, Passed, key-matches",
        "1.1.1.0/24,       13335,       1.1.0.0/24,       key, Failed, key-other-prefix",
        "10.1.0.0/16,      13335,       10.0.0.0/8, special-purpose, Failed, special-purpose-inside",
        "203.0.112.0/22,   13335,       203.0.112.0/22,"
                + " special-purpose, Failed, special-purpose-contained",
        "3fff::/32,        13335,       3fff::/20,  special-purpose, Failed, special-purpose-inside",
        "0.0.0.0/0,        13335,       0.0.0.0/0,  special-purpose, Failed, special-purpose-default",
        "1.1.1.0/25,       13335,       1.1.1.0/24, length, Failed, length-too-specific",
        "1.1.1.0/24,       13335,       1.1.1.0/24, length, Passed, length-carried",
        "2a00::/49,        13335,       2a00::/16,  length, Failed, length-too-specific",
        "1.1.1.0/24,       13335,       1.1.1.0/24, text, Passed, text-canonical",
    })
    void each_check_gives_its_finding(
            String prefix,
            String origins,
            String granted,
            String check,
            Result result,
            String reason) {
        var findings = Checks.of(claim(prefix, origins, granted), VRPS, NOW);

        var found = one(findings, check);

        assertEquals(result, found.result(), found.toString());
        assertEquals(reason, found.reason());
        boolean mendable = result == Result.Failed || result == Result.Warning;
        assertEquals(mendable, found.repair().isPresent(), found.toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "205.251.192.1/23, text-host-bits",
        "205.251.192.0,    text-malformed",
        "example.net/24,   text-malformed",
    })
    void text_that_is_no_prefix_is_the_only_finding(String text, String reason) {
        var findings = Checks.of(claim(text, "16509", "205.251.192.0/23"), VRPS, NOW);

        assertEquals(List.of(reason), findings.stream().map(Finding::reason).toList());
    }

    @Test
    void a_key_of_nobody_or_of_another_partner_or_another_key_fails() {
        var nobody = new Claim.Grounds("ptn_1", KEY, Optional.empty());
        var other = new Claim.Grounds("ptn_2", KEY, grant("1.1.1.0/24", 13335));
        var changed = new Claim.Grounds("ptn_1", "c3d4", grant("1.1.1.0/24", 13335));

        assertEquals("key-unknown", keyReason(nobody));
        assertEquals("key-other-partner", keyReason(other));
        assertEquals("key-wrong", keyReason(changed));
    }

    @Test
    void an_origin_that_the_partner_did_not_name_needs_a_roa() {
        var nobody = new Claim.Grounds("ptn_1", KEY, grant("1.1.1.0/24", 64499));
        var attested = new Claim.Grounds("ptn_1", KEY, grant("205.251.192.0/23", 64499));
        var claim = new Claim("205.251.192.0/23", List.of(Asn.of(16509)), Optional.of(attested));

        assertEquals("key-other-origin", keyReason(nobody));
        assertEquals("key-origin-by-roa", one(Checks.of(claim, VRPS, NOW), "key").reason());
    }

    @ParameterizedTest(name = "a key of AS{0} for origins {1}: {2}")
    @CsvSource({
        "13335, 13335,       key-matches",
        "13335, 13335 64499, key-other-origin",
        "64499, 13335,       key-other-origin",
    })
    void a_key_of_an_asn_opens_whatever_this_asn_alone_originates(
            long registered, String origins, String reason) {
        var grant =
                new Grant(
                        "ras_1",
                        "ptn_1",
                        64499,
                        "0.0.0.0/0",
                        List.of(registered),
                        KEY,
                        Optional.of(registered));
        var grounds = new Claim.Grounds("ptn_1", KEY, Optional.of(grant));
        var asns = Arrays.stream(origins.split(" ")).map(Asn::parse).toList();

        for (String prefix : List.of("1.1.1.0/24", "2606:4700::/32")) {
            var claim = new Claim(prefix, asns, Optional.of(grounds));
            var found = one(Checks.of(claim, VRPS, NOW), "key");
            assertEquals(reason, found.reason());
            assertEquals("AS" + registered, found.evidence().get("registeredAsn"));
        }
    }

    @ParameterizedTest
    @CsvSource({"205.251.192.0/23, 16509", "8.8.8.0/24, 15169", "1.1.1.0/24, 13335"})
    void a_stale_table_says_nothing_good_and_nothing_bad(String prefix, String origin) {
        var old = vrps(NOW.minus(Duration.ofDays(492)));

        var rov = one(Checks.of(claim(prefix, origin, prefix), old, NOW), "rov");

        assertEquals(Result.Unknown, rov.result());
        assertEquals("rov-stale", rov.reason());
        assertTrue(rov.source().contains("stale: 492 days old"), rov.source());
    }

    private static String keyReason(Claim.Grounds grounds) {
        var claim = new Claim("1.1.1.0/24", List.of(Asn.of(13335)), Optional.of(grounds));
        return one(Checks.of(claim, VRPS, NOW), "key").reason();
    }

    private static Finding one(List<Finding> findings, String check) {
        var found = findings.stream().filter(f -> f.check().equals(check)).toList();
        assertEquals(1, found.size(), findings.toString());
        return found.getFirst();
    }

    private static Claim claim(String prefix, String origins, String granted) {
        var asns = Arrays.stream(origins.split(" ")).map(Asn::parse).toList();
        var all = asns.stream().map(Asn::value).toList();
        var grant =
                new Grant("rpx_1", "ptn_1", all.getFirst(), granted, all, KEY, Optional.empty());
        return new Claim(
                prefix, asns, Optional.of(new Claim.Grounds("ptn_1", KEY, Optional.of(grant))));
    }

    private static Optional<Grant> grant(String prefix, long origin) {
        return Optional.of(
                new Grant(
                        "rpx_1", "ptn_1", origin, prefix, List.of(origin), KEY, Optional.empty()));
    }

    private static Known vrps(Instant built) {
        var table =
                VrpTable.of(
                        List.of(
                                vrp("205.251.192.0/18", 24, 16509),
                                vrp("8.8.0.0/16", 16, 15169),
                                vrp("198.41.0.0/24", 24, 0)));
        var set = VrpSet.of(table, List.of(), Optional.of(built));
        return Known.ofTables(
                new VrpSnapshot(
                        Slurm.EMPTY.applyTo(set),
                        AspaTable.empty(),
                        "test",
                        built,
                        built,
                        Duration.ofHours(6)));
    }

    private static Vrp vrp(String prefix, int maxLength, long origin) {
        return new Vrp(Prefix.parse(prefix), maxLength, Asn.of(origin));
    }
}
