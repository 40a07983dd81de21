package peering.routing.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import peering.routing.Cases;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.net.Asn;
import peering.routing.rpki.Aspa;
import peering.routing.rpki.AspaHop;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.AspaVerdict.Hop;
import peering.routing.rpki.AspaVerdict.Invalid;
import peering.routing.rpki.AspaVerdict.Reason;
import peering.routing.rpki.AspaVerdict.Unknown;

class AspaVerificationTest {

    @TestFactory
    Stream<DynamicTest> a_path_is_judged_as_the_draft_and_others_judge_it() {
        return Cases.list("cases/aspa-cases.json", "sets").flatMap(AspaVerificationTest::paths);
    }

    private static Stream<DynamicTest> paths(JsonNode set) {
        var verification = new AspaVerification(table(set));
        return Cases.each(set.get("cases"))
                .map(one ->
                        DynamicTest.dynamicTest(
                                one.get("id").asText() + " " + one.get("path"),
                                () -> judge(verification, one)));
    }

    private static AspaTable table(JsonNode set) {
        return AspaTable.of(
                Cases.each(set.get("aspas"))
                        .map(aspa ->
                                new Aspa(
                                        Asn.of(aspa.get("customer").asLong()),
                                        Cases.each(aspa.get("providers"))
                                                .map(p -> Asn.of(p.asLong()))
                                                .collect(Collectors.toSet())))
                        .toList());
    }

    private static void judge(AspaVerification verification, JsonNode one) {
        var path = path(one);
        Optional<Asn> neighbor =
                one.path("receiverIsRsClient").asBoolean() || !one.has("neighborAs")
                        ? Optional.empty()
                        : Optional.of(Asn.of(one.get("neighborAs").asLong()));
        boolean up = one.get("procedure").asText().equals("upstream");

        var verdict =
                up
                        ? verification.upstream(path, neighbor)
                        : verification.downstream(path, neighbor);

        assertEquals(one.get("expected").asText(), verdict.text());
        if (one.has("ramps")) {
            var expected = one.get("ramps");
            var ramps = verification.ramps(path);
            assertEquals(expected.get("n").asInt(), ramps.length());
            assertEquals(expected.get("maxUp").asInt(), ramps.maxUp());
            assertEquals(expected.get("minUp").asInt(), ramps.minUp());
            assertEquals(expected.get("maxDown").asInt(), ramps.maxDown());
            assertEquals(expected.get("minDown").asInt(), ramps.minDown());
        }
    }

    /** With an AS_SET somewhere the last member becomes one. */
    private static AsPath path(JsonNode one) {
        long[] numbers = Cases.each(one.get("path")).mapToLong(JsonNode::asLong).toArray();
        if (!one.path("hasAsSet").asBoolean()) return AsPath.of(numbers);
        var segments = new ArrayList<>(AsPath.of(numbers).segments());
        segments.add(new Segment(Kind.SET, List.of(Asn.of(1))));
        return new AsPath(segments);
    }

    @TestFactory
    Stream<DynamicTest> a_hop_is_judged_by_its_customer() {
        return Cases.list("cases/aspa-cases.json", "sets")
                .filter(set -> set.has("hopCases"))
                .flatMap(set -> {
                    var table = table(set);
                    return Cases.each(set.get("hopCases")).map(hop -> hop(table, hop));
                });
    }

    private static DynamicTest hop(AspaTable table, JsonNode hop) {
        var expected =
                AspaHop.valueOf(hop.get("expected").asText().toUpperCase().replace('-', '_'));
        return DynamicTest.dynamicTest(
                hop.toString(),
                () ->
                        assertEquals(
                                expected,
                                table.hop(
                                        hop.get("customer").asLong(),
                                        hop.get("provider").asLong())));
    }

    private static Aspa aspa(long customer, Long... providers) {
        return new Aspa(
                Asn.of(customer), Stream.of(providers).map(Asn::of).collect(Collectors.toSet()));
    }

    /** 3 leaks what it learned from its provider 2 to its provider 4. */
    @Test
    void an_invalid_path_names_the_hops_that_are_denied_and_who_is_suspected() {
        var table = AspaTable.of(List.of(aspa(1, 2L), aspa(2, 9L), aspa(3, 2L, 4L), aspa(4, 9L)));
        var verification = new AspaVerification(table);

        var down = verification.downstream(AsPath.of(5, 4, 3, 2, 1), Optional.empty());
        var up = verification.upstream(AsPath.of(4, 3, 2, 1), Optional.empty());

        assertEquals(
                new Invalid(
                        Reason.NOT_VALLEY_FREE,
                        List.of(new Hop(Asn.of(2), Asn.of(3)), new Hop(Asn.of(4), Asn.of(3))),
                        List.of(Asn.of(3))),
                down);
        assertEquals(
                new Invalid(
                        Reason.NOT_VALLEY_FREE,
                        List.of(new Hop(Asn.of(2), Asn.of(3))),
                        List.of(Asn.of(3), Asn.of(4))),
                up);
    }

    @Test
    void an_unknown_path_names_where_certainty_ends() {
        var verification = new AspaVerification(AspaTable.of(List.of(aspa(1, 2L))));

        var up = verification.upstream(AsPath.of(3, 2, 1), Optional.empty());

        assertEquals(new Unknown(List.of(new Hop(Asn.of(2), Asn.of(3)))), up);
    }

    @Test
    void other_reasons_come_before_the_hops() {
        var verification = new AspaVerification(AspaTable.empty());

        assertEquals(Reason.EMPTY_PATH, reason(verification, "(65001 65002)", 1));
        assertEquals(Reason.NEIGHBOR_NOT_FIRST, reason(verification, "2 1", 1));
        assertEquals(Reason.SET_IN_PATH, reason(verification, "1 {2,3}", 1));
        assertEquals("unknown", verification.upstream(AsPath.of(1, 2), Optional.empty()).text());
    }

    private static Reason reason(AspaVerification verification, String path, long neighbor) {
        var verdict = verification.upstream(AsPath.parse(path), Optional.of(Asn.of(neighbor)));
        return assertInstanceOf(Invalid.class, verdict).reason();
    }

    @Test
    void payloads_of_one_customer_are_joined() {
        var table = AspaTable.of(List.of(aspa(1, 2L), aspa(1, 3L), aspa(4, 0L)));

        assertEquals(2, table.size());
        assertEquals(Optional.of(aspa(1, 2L, 3L)), table.of(Asn.of(1)));
        assertEquals(Optional.of(aspa(4, 0L)), table.of(Asn.of(4)));
        assertEquals(Optional.empty(), table.of(Asn.of(2)));
        assertEquals(AspaHop.NOT_PROVIDER, table.hop(4, 0));
        assertEquals(Set.of(), new Aspa(Asn.of(1), Set.of()).providers());
    }
}
