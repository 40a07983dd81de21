package peering.registration.partner.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalRedundancyTest {

    @Test
    void two_sessions_on_one_router_are_not_redundant_and_on_two_they_are() {
        var sessions =
                List.of(at("a", "r1"), at("b", "r1"), at("a", "r1"), at("b", "r2"), at("c", "r1"));

        assertEquals(
                List.of(
                        new LocalRedundancy("a", 2, List.of("r1"), false),
                        new LocalRedundancy("b", 2, List.of("r1", "r2"), true),
                        new LocalRedundancy("c", 1, List.of("r1"), false)),
                LocalRedundancy.of(sessions));
    }

    @Test
    void without_sessions_a_partner_is_nowhere() {
        assertEquals(List.of(), LocalRedundancy.of(List.of()));
    }

    private static Session at(String site, String router) {
        return new Session(
                "ses",
                "ptn",
                site,
                router,
                Session.Kind.DIRECT,
                null,
                "192.0.2.1",
                null,
                null,
                1,
                false,
                "active",
                null,
                null,
                Instant.EPOCH,
                1L);
    }
}
