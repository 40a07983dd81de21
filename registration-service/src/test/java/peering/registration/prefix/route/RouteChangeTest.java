package peering.registration.prefix.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.registration.prefix.event.EventKind;
import peering.registration.prefix.route.RouteChange.Known;

class RouteChangeTest {

    @ParameterizedTest(name = "{0} {1} then {2} {3} → {4}")
    @CsvSource({
        ",          ,      Announced, 16509, ANNOUNCED",
        "Withdrawn, ,      Announced, 16509, ANNOUNCED",
        "Announced, 16509, Withdrawn, ,      WITHDRAWN",
        "Announced, 16509, Announced, 10297, ORIGIN_CHANGED",
        "Announced, 16509, Announced, ,      ORIGIN_CHANGED",
        "Announced, 16509, Announced, 16509,",
        ",          ,      Withdrawn, ,",
        "Withdrawn, ,      Withdrawn, ,",
    })
    void follows_the_table_of_its_comment(
            State before, Long knownOrigin, State now, Long origin, EventKind expected) {
        var known =
                Optional.ofNullable(before)
                        .map(state -> new Known(state, Optional.ofNullable(knownOrigin)));

        assertEquals(Optional.ofNullable(expected), RouteChange.of(known, route(now, origin)));
    }

    private static ReceivedRouteFact route(State state, Long origin) {
        return new ReceivedRouteFact(
                "ses_1",
                "ptn_1",
                "205.251.192.0/23",
                Optional.ofNullable(origin),
                "",
                List.of(),
                state,
                Instant.EPOCH,
                1);
    }
}
