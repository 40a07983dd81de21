package peering.telemetry.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.net.Prefix;

/** The prefix is AS1500's and AS1600's. */
class ProposalTest {
    private static final Prefix OURS = Prefix.parse("203.0.112.0/23");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1 20 1500; 2 20 1500,                  20x2,      20",
        "1 20 1500; 1 20 1500,                  20x1,      ''",
        "1 20 1500; 2 30 1500,                  20x1 30x1, ''",
        "1 20 1500; 2 20 1500 1500; 3 30 1600,  20x2 30x1, 20",
        "3 30 1600; 2 30 1500; 1 20 1500,       30x2 20x1, 30",
        "1 666; 2 666,                          '',        ''",
        "1500; 1 1500; 2 1600 1500,             1x1,       ''",
        "1 20 {1500}; 2 20 {1500},              '',        ''",
        "1 20 1…; 2 20 1…,                      '',        ''",
    })
    void upstreams_are_learnt_from_what_two_networks_show(
            String paths, String seen, String proposed) {
        var routes =
                Arrays.stream(paths.split("; "))
                        .map(path -> new Proposal.Route(peer(path), OURS, path))
                        .toList();

        var proposal = proposed(Policy.NONE, routes);

        assertEquals(
                seen,
                String.join(
                        " ",
                        proposal.seen().stream()
                                .map(one -> one.asn() + "x" + one.peerAses())
                                .toList()));
        assertEquals(
                proposed,
                String.join(
                        " ", proposal.policy().upstreams().stream().map(String::valueOf).toList()));
    }

    @Test
    void what_else_is_in_force_stays() {
        var now =
                new Policy(
                        List.of(1600L),
                        List.of(9L),
                        24,
                        3,
                        4,
                        null,
                        List.of(),
                        12,
                        "* 1500",
                        true,
                        false,
                        null,
                        null,
                        null);

        var proposed = proposed(now, List.of()).policy();

        assertEquals(now.learnt(List.of(1600L), List.of(), 24), proposed);
        assertEquals("* 1500", proposed.pathPattern());
        assertEquals(12, proposed.longestPath());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "203.0.112.0/23 1 1500,                                               23",
        "203.0.113.0/24 1 1500; 203.0.113.0/24 2 1500,                        24",
        "203.0.113.0/24 1 1500; 203.0.112.0/24 2 20 1600,                     24",
        "203.0.113.0/24 1 1500; 203.0.113.0/25 1 1500,                        23",
        "203.0.113.0/24 1 666; 203.0.113.0/24 2 666,                          23",
    })
    void the_longest_part_is_learnt_from_what_two_networks_show_of_the_right_origins(
            String shown, int longest) {
        var routes = Arrays.stream(shown.split("; ")).map(ProposalTest::route).toList();

        assertEquals(longest, proposed(Policy.NONE, routes).policy().maxLength());
    }

    @Test
    void a_further_origin_is_proposed_only_if_two_networks_show_it_and_rpki_calls_it_valid() {
        var routes =
                Stream.of("1 1700", "2 1700", "1 666", "2 666", "3 666", "1 1800", "1 1500")
                        .map(path -> route(OURS + " " + path))
                        .toList();

        var proposal = proposed(Policy.NONE, routes);

        assertEquals(List.of(1700L), proposal.policy().origins());
        assertEquals(
                List.of(666L, 1700L, 1500L, 1800L),
                proposal.origins().stream().map(Proposal.Seen::asn).toList());
    }

    @Test
    void the_longest_path_is_shown_and_prepending_is_not_counted() {
        var routes =
                Stream.of("1 20 20 20 1500", "2 3 20 1600", "1 2 3 4 5 666")
                        .map(path -> route(OURS + " " + path))
                        .toList();

        assertEquals(4, proposed(Policy.NONE, routes).longestPath());
    }

    /** Of each kind one more than a policy may hold; the last ones are seen by three networks. */
    @Test
    void no_more_is_proposed_than_can_be_put_and_the_most_widely_seen_is() {
        var routes = new ArrayList<Proposal.Route>();
        for (long i = 0; i <= 1000; i++) {
            for (long peer = 1; peer <= (i == 1000 ? 3 : 2); peer++) {
                routes.add(route(OURS + " %d %d 1500".formatted(peer, 10_000 + i)));
            }
        }
        for (long i = 0; i <= 100; i++) {
            for (long peer = 1; peer <= (i == 100 ? 3 : 2); peer++) {
                routes.add(route(OURS + " %d %d".formatted(peer, 20_000 + i)));
            }
        }

        var policy =
                Proposal.of(Policy.NONE, OURS, List.of(1500L), routes, asn -> asn >= 20_000)
                        .policy();

        policy.check("", OURS);
        assertEquals(1000, policy.upstreams().size());
        assertEquals(11_000, policy.upstreams().getFirst());
        assertEquals(100, policy.origins().size());
        assertEquals(20_100, policy.origins().getFirst());
    }

    /** RPKI calls AS1700 and AS1800 valid. */
    private static Proposal proposed(Policy now, List<Proposal.Route> routes) {
        return Proposal.of(
                now, OURS, List.of(1500L, 1600L), routes, asn -> asn == 1700 || asn == 1800);
    }

    /** Prefix, then path. */
    private static Proposal.Route route(String text) {
        int space = text.indexOf(' ');
        String path = text.substring(space + 1);
        return new Proposal.Route(peer(path), Prefix.parse(text.substring(0, space)), path);
    }

    private static long peer(String path) {
        return Long.parseLong(path.split(" ")[0]);
    }
}
