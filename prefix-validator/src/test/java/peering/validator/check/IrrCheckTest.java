package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Gathered;
import peering.validator.source.irr.IrrAnswer;
import peering.validator.source.irr.IrrAnswer.Route;

class IrrCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant THEN = NOW.minusSeconds(3600);
    private static final Instant UNTIL = NOW.plusSeconds(3600);
    private static final String PREFIX = "203.0.113.0/24";

    @ParameterizedTest(name = "exact {0}, covering {1}, origins {2}: {3}, {4}")
    @CsvSource({
        "1@RIPE,          '',      1,   Passed,  irr-authenticated",
        "1@RADB 1@RIPE,   '',      1,   Passed,  irr-authenticated",
        "2@RADB 1@RIPE,   '',      1,   Passed,  irr-authenticated",
        "1@RIPE 2@ARIN,   '',      1 2, Passed,  irr-authenticated",
        "1@RIPE,          '',      1 2, Warning, irr-wrong-origin",
        "1@RADB,          '',      1,   Warning, irr-unauthenticated",
        "1@RADB 2@RADB,   '',      1,   Warning, irr-unauthenticated",
        "1@RADB 2@RIPE,   '',      1,   Warning, irr-wrong-origin",
        "2@RIPE,          1@RIPE,  1,   Warning, irr-wrong-origin",
        "2@RADB,          '',      1,   Warning, irr-wrong-origin",
        "'',              1@RIPE,  1,   Warning, irr-covering",
        "'',              1@RADB,  1,   Warning, irr-covering",
        "'',              2@RIPE,  1,   Warning, irr-none",
        "'',              '',      1,   Warning, irr-none",
        "1@RIPE,          '',      1 3, Warning, irr-wrong-origin",
    })
    void route_objects_are_judged_by_origin_and_registry(
            String exact, String covering, String origins, Result result, String reason) {
        var answer =
                new IrrAnswer(
                        List.of("RIPE", "ARIN"),
                        List.of("RADB"),
                        routes(PREFIX, exact),
                        routes("203.0.112.0/20", covering),
                        0);

        var found = find(Gathered.of(answer, THEN, UNTIL), PREFIX, origins);

        assertEquals(result, found.result(), found.toString());
        assertEquals(reason, found.reason());
        assertEquals(result == Result.Warning, found.repair().isPresent());
        assertEquals(Optional.of(UNTIL), found.validUntil());
        assertEquals(THEN, found.observedAt());
        assertEquals("RIPE, ARIN, RADB", found.evidence().get("asked"));
    }

    @ParameterizedTest(name = "{0} where {1} authenticate: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.0/24 | RIPE ARIN APNIC | RIPE, ARIN or APNIC, whichever gave out the prefix:"
                        + " route: 203.0.113.0/24",
                "203.0.113.0/24 | RIPE | RIPE: route: 203.0.113.0/24",
                "2001:db8::/32 | '' | the registry that gave out the prefix: route6: 2001:db8::/32",
            })
    void the_repair_says_the_very_object_and_where(
            String prefix, String registries, String object) {
        var names = Stream.of(registries.split(" ")).filter(name -> !name.isEmpty()).toList();
        var none = new IrrAnswer(names, List.of("RADB"), List.of(), List.of(), 0);

        assertEquals(
                "Create this object in " + object + ", origin: AS1.",
                find(Gathered.of(none, THEN, UNTIL), prefix, "1").repair().orElseThrow());
    }

    @Test
    void what_names_another_origin_is_shown() {
        var answer =
                new IrrAnswer(
                        List.of("RIPE"),
                        List.of("RADB"),
                        routes(PREFIX, "2@RIPE 1@RADB 2@RADB"),
                        List.of(),
                        0);

        var found = find(Gathered.of(answer, THEN, UNTIL), PREFIX, "1");

        assertEquals("Route objects of 203.0.113.0/24 name AS2, not AS1.", found.summary());
        assertEquals(
                "203.0.113.0/24 AS2 (RIPE), 203.0.113.0/24 AS2 (RADB)",
                found.evidence().get("routes"));
    }

    @Test
    void silence_is_no_failure_and_an_old_answer_is_called_old() {
        var answer =
                new IrrAnswer(List.of("RIPE"), List.of(), routes(PREFIX, "1@RIPE"), List.of(), 0);
        var old = find(Gathered.of(answer, THEN, UNTIL).failed("it is down"), PREFIX, "1");

        assertEquals("NotApplicable irr-not-configured", silence(Gathered.notConfigured()));
        assertEquals("Pending irr-not-asked-yet", silence(Gathered.notYet()));
        assertEquals(
                "Unknown irr-not-answered",
                silence(Gathered.<IrrAnswer>notYet().failed("it is down")));
        assertEquals(Result.Passed, old.result());
        assertTrue(old.source().contains("as of 2026-11-25T11:00:00Z"), old.source());
        assertTrue(old.source().contains("it is down"), old.source());
    }

    private static String silence(Gathered<IrrAnswer> gathered) {
        var found = find(gathered, PREFIX, "1");
        return found.result() + " " + found.reason();
    }

    private static Finding find(Gathered<IrrAnswer> gathered, String prefix, String origins) {
        var asns = Arrays.stream(origins.split(" ")).map(Asn::parse).toList();
        return new IrrCheck(gathered, NOW)
                .of(new Claim(prefix, asns, Optional.empty()), Prefix.parse(prefix));
    }

    /** {@code 64500@RIPE}, parted by blanks; RADB is the one that does not authenticate. */
    private static List<Route> routes(String prefix, String text) {
        return Stream.of(text.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split("@"))
                .map(one ->
                        new Route(
                                prefix,
                                Long.parseLong(one[0]),
                                one[1],
                                !one[1].equals("RADB"),
                                List.of()))
                .toList();
    }
}
