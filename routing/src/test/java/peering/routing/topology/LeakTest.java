package peering.routing.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Role;
import peering.routing.net.Asn;

/**
 * Two that peer at the top, 1 and 2; 11 and 12 below 1, 21 and 22 below 2; 11 and 21 peer, 21 and
 * 22 too, 12 and 22 are siblings; 30 is below 11 and 21, 31 below 12.
 */
class LeakTest {
    private static final AsRelationships WORLD =
            new AsRelationships.Builder()
                    .add(Asn.of(1), Asn.of(2), Relation.PEER)
                    .add(Asn.of(1), Asn.of(11), Relation.CUSTOMER)
                    .add(Asn.of(1), Asn.of(12), Relation.CUSTOMER)
                    .add(Asn.of(2), Asn.of(21), Relation.CUSTOMER)
                    .add(Asn.of(2), Asn.of(22), Relation.CUSTOMER)
                    .add(Asn.of(11), Asn.of(21), Relation.PEER)
                    .add(Asn.of(21), Asn.of(22), Relation.PEER)
                    .add(Asn.of(12), Asn.of(22), Relation.SIBLING)
                    .add(Asn.of(11), Asn.of(30), Relation.CUSTOMER)
                    .add(Asn.of(21), Asn.of(30), Relation.CUSTOMER)
                    .add(Asn.of(12), Asn.of(31), Relation.CUSTOMER)
                    .build();

    private final ValleyFree valleyFree = new ValleyFree(WORLD);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "up across and down, 21 2 1 11 30, ''",
        "prepended, 21 2 2 1 11 11 11 30, ''",
        "from a provider to a provider, 2 21 30 11 1, AS30 leaked from AS11 to AS21 (type 1)",
        "from a peer to a peer, 22 21 11 30, AS21 leaked from AS11 to AS22 (type 2)",
        "from a provider to a peer, 21 11 1 12 31, AS11 leaked from AS1 to AS21 (type 3)",
        "from a peer to a provider, 2 21 11 30, AS21 leaked from AS11 to AS2 (type 4)",
        "siblings pass on everything, 2 22 12 31, ''",
        "but not what the group learned above, 2 22 12 1 11, AS22 leaked from AS1 to AS2 (type 1)",
        "the origin tells everybody, 21 30, ''",
        "one network, 30, ''",
        "none, '', ''",
        "with a set at its end, 21 11 {30}, ''"
    })
    void a_leak_is_found_and_typed(String what, String path, String leaks) {
        var verdict = valleyFree.judge(AsPath.parse(path));

        assertEquals(
                leaks,
                verdict.leaks().stream().map(Leak::toString).collect(Collectors.joining("; ")));
        assertEquals(0, verdict.unknownHops());
        assertEquals(leaks.isEmpty(), verdict.isSound());
    }

    @Test
    void two_leaks_on_one_path_are_both_told_the_nearer_to_the_origin_first() {
        var verdict = valleyFree.judge(AsPath.of(22, 2, 21, 11, 1, 12));

        assertEquals(
                "[AS11 leaked from AS1 to AS21 (type 3), AS21 leaked from AS11 to AS2 (type 4)]",
                verdict.leaks().toString());
    }

    @Test
    void beside_an_unknown_relation_nothing_is_said() {
        var verdict = valleyFree.judge(AsPath.of(2, 21, 99, 11, 1));

        assertEquals(0, verdict.leaks().size());
        assertEquals(2, verdict.unknownHops());
        assertFalse(verdict.isSound());
    }

    @ParameterizedTest(name = "marked by {0}, from a {1}: {2}")
    @CsvSource({
        ", CUSTOMER, false",
        "64500, CUSTOMER, true",
        "64499, CUSTOMER, true",
        "64499, ROUTE_SERVER_CLIENT, true",
        "64500, PEER, false",
        "64499, PEER, true",
        "64499, PROVIDER, false",
        "64499, ROUTE_SERVER, false"
    })
    void a_mark_on_our_own_session_is_judged_by_the_neighbours_role(
            Long otc, Role role, boolean leak) {
        var mark = Optional.ofNullable(otc).map(Asn::of);

        assertEquals(leak, OnlyToCustomer.isLeak(mark, role, Asn.of(64500)));
    }

    @ParameterizedTest(name = "{0}: path {1}, marked by {2}")
    @CsvSource({
        "down to customers only, 30 21 2 1 11, 1, ",
        "up again after the mark, 2 21 30 11 1, 1, AS30 leaked from AS11 to AS21 (type 1)",
        "across after the mark, 22 21 11 1, 1, AS11 leaked from AS1 to AS21 (type 3)",
        "a peer's mark, 2 21 11 30, 11, AS21 leaked from AS11 to AS2 (type 4)",
        "no mark, 2 21 30 11 1, , ",
        "a mark of a network not on the path, 2 21 30 11 1, 7, ",
        "unknown after the mark, 98 99 1, 1, "
    })
    void a_mark_seen_from_afar_shows_who_went_up_or_across_after_it(
            String what, String path, Long otc, String leak) {
        var mark = Optional.ofNullable(otc).map(Asn::of);

        var found = OnlyToCustomer.leakOn(AsPath.parse(path), mark, WORLD);

        assertEquals(Optional.ofNullable(leak), found.map(Leak::toString));
        found.ifPresent(one -> assertTrue(one.type().number() <= 4));
    }
}
