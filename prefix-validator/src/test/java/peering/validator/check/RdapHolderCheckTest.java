package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Gathered;
import peering.validator.source.rdap.RdapAnswer;
import peering.validator.source.rdap.RdapAnswer.Holder;
import peering.validator.source.rdap.RdapAnswer.Network;

class RdapHolderCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(3600);
    private static final String URL = "https://rdap.example/ip/198.51.100.0/24";
    private static final Optional<Holder> OURS =
            Optional.of(new Holder("ORG-EX1", "Example Org", "org"));

    @ParameterizedTest(name = "{0} to {1}, {2}, {3}: {4}, {5}")
    @CsvSource({
        "198.51.100.0, 198.51.100.255, ASSIGNED PI,   active,   Passed, rdap-registered",
        "198.0.0.0,    198.255.255.255, ALLOCATED PA, active,   Passed, rdap-registered",
        "198.51.100.0, 198.51.101.127, ALLOCATED PA,  active,   Passed, rdap-registered",
        "198.51.100.0, 198.51.100.127, REASSIGNMENT,  active,   Failed, rdap-part-only",
        "198.51.100.1, 198.51.100.255, ASSIGNED PI,   active,   Failed, rdap-part-only",
        "198.51.100.0, 198.51.100.255, UNSPECIFIED,   Reserved, Failed, rdap-reserved",
        "198.51.100.0, 198.51.100.255, IANA Reserved, active,   Failed, rdap-reserved",
        "0.0.0.0,      255.255.255.255, UNSPECIFIED,  active,   Failed, rdap-not-registered",
    })
    void the_registered_range_is_judged(
            String start, String end, String type, String status, Result result, String reason) {
        var found = find(answered(network(start, end, type, status, OURS)));

        assertEquals(result, found.result(), found.toString());
        assertEquals(reason, found.reason());
        assertEquals(result == Result.Failed, found.repair().isPresent());
        assertEquals(Optional.of(UNTIL), found.validUntil());
        assertEquals(URL, found.evidence().get("url"));
        assertEquals(start + " to " + end, found.evidence().get("range"));
    }

    @Test
    void the_holder_is_told_where_there_is_one() {
        var named = find(answered(network(OURS)));
        var nameless = find(answered(network(Optional.empty())));

        assertEquals("198.51.100.0/24 is registered to Example Org.", named.summary());
        assertEquals("Example Org", named.evidence().get("holder"));
        assertEquals("ORG-EX1", named.evidence().get("holderHandle"));
        assertEquals("\"7\"", named.evidence().get("etag"));
        assertEquals(Result.Passed, nameless.result());
        assertFalse(nameless.evidence().containsKey("holder"));
        assertFalse(nameless.evidence().containsKey("handle"), "an empty one is not shown");
    }

    @Test
    void what_nobody_has_registered_fails() {
        assertEquals("Failed rdap-not-registered", judged(nothing(URL)));
        assertEquals("Failed rdap-no-registry", judged(nothing("")));
    }

    @Test
    void silence_is_no_failure_and_an_old_answer_is_called_old() {
        var old = find(answered(network(OURS)).failed("it is down"));

        assertEquals("NotApplicable rdap-not-configured", judged(Gathered.notConfigured()));
        assertEquals("Pending rdap-not-asked-yet", judged(Gathered.notYet()));
        assertEquals(
                "Unknown rdap-not-answered",
                judged(Gathered.<RdapAnswer>notYet().failed("it is down")));
        assertEquals(Result.Passed, old.result());
        assertTrue(old.source().contains("as of 2026-11-25T12:00:00Z"), old.source());
        assertTrue(old.source().contains("it is down"), old.source());
    }

    private static String judged(Gathered<RdapAnswer> gathered) {
        var found = find(gathered);
        return found.result() + " " + found.reason();
    }

    private static Finding find(Gathered<RdapAnswer> gathered) {
        var claim = new Claim("198.51.100.0/24", List.of(Asn.of(64500)), Optional.empty());
        return new RdapHolderCheck(gathered, NOW).of(claim, Prefix.parse("198.51.100.0/24"));
    }

    private static Gathered<RdapAnswer> answered(Network network) {
        return Gathered.of(
                new RdapAnswer(URL, Optional.of("\"7\""), Optional.of(network)), NOW, UNTIL);
    }

    private static Gathered<RdapAnswer> nothing(String url) {
        return Gathered.of(new RdapAnswer(url, Optional.empty(), Optional.empty()), NOW, UNTIL);
    }

    private static Network network(Optional<Holder> holder) {
        return network("198.51.100.0", "198.51.100.255", "ASSIGNED PI", "active", holder);
    }

    private static Network network(
            String start, String end, String type, String status, Optional<Holder> holder) {
        return new Network(
                "",
                Optional.empty(),
                start,
                end,
                "EXAMPLE-NET",
                type,
                holder,
                List.of(status),
                List.of(),
                List.of(),
                0);
    }
}
