package peering.validator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.rpki.Slurm;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;

/** How old a table is, whatever its source says of it. */
class VrpSnapshotTest {
    private static final Instant LOADED = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration FRESH = Duration.ofHours(6);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "made just now           | 2026-11-25T11:59:00Z | 2026-11-25T11:59:00Z | false",
                "made at the last moment | 2026-11-25T06:00:00Z | 2026-11-25T06:00:00Z | false",
                "made too long ago       | 2026-11-25T05:59:59Z | 2026-11-25T05:59:59Z | true",
                "by a clock never set    | 1970-01-01T00:00:00Z | 1970-01-01T00:00:00Z | true",
                "by a clock that is fast | 2026-11-25T12:00:01Z | 2026-11-25T12:00:00Z | false",
                "in another century      | 2126-01-01T00:00:00Z | 2026-11-25T12:00:00Z | false",
            })
    void a_table_is_as_old_as_its_source_says_but_never_of_the_future(
            String what, Instant says, Instant built, boolean stale) {
        var snapshot = made(Optional.of(says));

        assertEquals(built, snapshot.built(), what);
        assertEquals(stale, snapshot.stale(LOADED), what);
    }

    @Test
    void a_table_that_says_a_time_to_come_gets_stale_like_any_other() {
        var snapshot = made(Optional.of(Instant.parse("2126-01-01T00:00:00Z")));

        assertEquals(true, snapshot.stale(LOADED.plus(FRESH).plusSeconds(1)));
    }

    @Test
    void one_that_says_nothing_was_made_when_it_was_read() {
        assertEquals(LOADED, made(Optional.empty()).built());
    }

    private static VrpSnapshot made(Optional<Instant> generated) {
        var set = VrpSet.of(VrpTable.empty(), List.of(), generated);
        return VrpSnapshot.of(Slurm.EMPTY.applyTo(set), "test", LOADED, FRESH);
    }
}
