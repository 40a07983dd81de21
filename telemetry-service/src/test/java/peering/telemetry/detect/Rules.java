package peering.telemetry.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import peering.contract.WatchPolicyFact;
import peering.kit.facts.FactJson;
import peering.routing.bgp.AsPath;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchPolicy;

/** One route, judged by all rules. */
final class Rules {
    private static final String NOTHING =
            "{'prefixId':'pfx_1','organisation':'acme','origins':[],'upstreams':[],'ignore':[],"
                    + "'mustNotBeAnnounced':false,'noExport':false,"
                    + "'changedAt':'2026-01-01T12:00:00Z','revision':1}";

    private Rules() {}

    /** A route as the first of its path would show it. */
    static PeerRoute route(String announced, String path) {
        var ases = AsPath.parse(path);
        return new PeerRoute(
                new Peer("rrc00", "192.0.2.1", ases.first().orElseThrow().value()),
                Prefix.parse(announced),
                path,
                ases.origin().map(asn -> Origin.of(asn.value())).orElseGet(() -> set(ases)),
                Bench.START);
    }

    /** What is said of each finding: {@code PathLoop by 7, Warning}. */
    static List<String> words(List<Finding> found) {
        return found.stream()
                .map(one ->
                        one.offence().kind()
                                + one.offence().by().map(asn -> " by " + asn).orElse("")
                                + ", "
                                + one.grounds().most())
                .toList();
    }

    /** What a table's cell names, parted by semicolons; {@code none} for nothing. */
    static List<String> expected(String cell) {
        return cell.equals("none") ? List.of() : Arrays.asList(cell.split("; "));
    }

    /** A policy that says what is in the JSON, written with single quotes, and nothing else. */
    static WatchPolicy policy(String json) {
        try {
            var all = (ObjectNode) FactJson.MAPPER.readTree(NOTHING.replace('\'', '"'));
            all.setAll((ObjectNode) FactJson.MAPPER.readTree(json.replace('\'', '"')));
            return WatchPolicy.of(FactJson.MAPPER.treeToValue(all, WatchPolicyFact.class));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(json, wrong);
        }
    }

    private static Origin set(AsPath path) {
        return new Origin(path.possibleOrigins().stream().map(asn -> asn.value()).toList(), true);
    }
}
