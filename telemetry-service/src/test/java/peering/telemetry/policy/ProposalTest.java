package peering.telemetry.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prefix is AS1500's and AS1600's. */
class ProposalTest {

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
                        .map(path -> new Proposal.Route(peer(path), path))
                        .toList();

        var proposal = Proposal.of(Policy.NONE, List.of(1500L, 1600L), routes);

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

        var proposed = Proposal.of(now, List.of(1500L), List.of()).policy();

        assertEquals(now.withUpstreams(List.of()), proposed);
        assertEquals("* 1500", proposed.pathPattern());
        assertEquals(24, proposed.maxLength());
    }

    private static long peer(String path) {
        return Long.parseLong(path.split(" ")[0]);
    }
}
