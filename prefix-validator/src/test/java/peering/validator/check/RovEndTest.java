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
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;
import peering.validator.source.VrpSnapshot;

class RovEndTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration LEAD = Duration.ofHours(2);
    private static final Prefix PREFIX = Prefix.parse("198.51.100.0/24");

    @ParameterizedTest(name = "ROAs that end in {0} minutes, at {1}: {2}, looked at in {3} minutes")
    @CsvSource({
        "300,     0,   rov-valid,    180",
        "300,     179, rov-valid,    180",
        "300,     180, rov-expiring, 240",
        "300,     298, rov-expiring, 303",
        "300,     300, rov-valid,    -",
        "300,     400, rov-valid,    -",
        "300 60,  0,   rov-valid,    180",
        "300 900, 180, rov-valid,    780",
        "300 -,   299, rov-valid,    -",
        "-,       0,   rov-valid,    -",
    })
    void it_is_warned_when_the_last_that_lets_it_ends_soon(
            String ends, int at, String reason, String again) {
        var found = found(ends, at);

        assertEquals(reason, found.reason());
        boolean warned = reason.equals("rov-expiring");
        assertEquals(warned ? Result.Warning : Result.Passed, found.result());
        assertEquals(warned, found.repair().isPresent());
        assertEquals(minutes(again).map(NOW::plus), found.validUntil());
    }

    @Test
    void the_warning_says_when() {
        String said = found("300", 180).summary();

        assertTrue(said.contains("until 2026-11-25T17:00:00Z"), said);
    }

    private static Finding found(String ends, int at) {
        var table = new VrpTable.Builder();
        int maxLength = 24;
        for (String end : ends.split(" ")) {
            table.add(PREFIX, maxLength++, 64500, minutes(end).map(NOW::plus));
        }
        // Of others, and not for as long a prefix: they let nobody.
        table.add(PREFIX, 24, 64501, Optional.of(NOW.plusSeconds(1)));
        table.add(Prefix.parse("198.51.0.0/16"), 20, 64500, Optional.empty());
        var set = VrpSet.of(table.build(), List.of(), Optional.of(NOW));
        var vrps =
                new VrpSnapshot(
                        Slurm.EMPTY.applyTo(set),
                        AspaTable.of(List.of()),
                        "test",
                        NOW,
                        NOW,
                        Duration.ofDays(1));
        var claim = new Claim(PREFIX.toString(), List.of(Asn.of(64500)), Optional.empty());
        return new RovCheck(vrps, LEAD, NOW.plus(Duration.ofMinutes(at))).of(claim, PREFIX);
    }

    private static Optional<Duration> minutes(String text) {
        return Arrays.stream(new String[] {text})
                .filter(one -> !one.equals("-"))
                .map(one -> Duration.ofMinutes(Long.parseLong(one)))
                .findFirst();
    }
}
