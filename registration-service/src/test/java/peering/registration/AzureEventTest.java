package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static peering.registration.PathWorld.CUSTOMER;
import static peering.registration.PathWorld.awaitPath;
import static peering.registration.Soon.soon;

import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Topics;
import peering.contract.Trouble;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** A prefix's events bear the names that Azure Peering Service gives them. */
@RegistrationTest
class AzureEventTest {
    private static final Instant SEEN = Instant.parse("2026-11-20T10:00:00Z");

    private PathWorld world;

    @BeforeEach
    void world() {
        world = PathWorld.get();
    }

    @Test
    void a_verified_prefix_has_an_active_path_and_one_that_stands_by() {
        String prefix = world.carried();

        of(prefix, "PrefixActivePath")
                .body("items.evidence.path", contains("Preferred"))
                .body("items.evidence.siteId", contains(world.primary))
                .body("items.kind", contains("path-changed"));
        of(prefix, "PrefixBackupPath")
                .body("items.evidence.path", contains("Backup"))
                .body("items.evidence.siteId", contains(world.backup))
                .body("items.severity", contains("information"));
    }

    @Test
    void routes_are_of_the_active_or_of_the_backup_route_by_their_sessions_site() {
        String prefix = world.carried();
        String text = text(prefix);

        route(world.first, text, 131486L, State.Announced, 1);
        route(world.third, text, 131486L, State.Announced, 1);
        route("ses_of_nobody", text, 131486L, State.Announced, 1);
        await(
                prefix,
                "PrefixAnnouncementEvent",
                events -> events.body("items.evidence.sessionId", contains(world.first)));
        await(
                prefix,
                "PrefixBackupRouteAnnouncementEvent",
                events -> events.body("items.evidence.sessionId", contains(world.third)));

        route(world.first, text, 64999L, State.Announced, 2);
        route(world.third, text, 64999L, State.Announced, 2);
        await(
                prefix,
                "PrefixOriginAsChangeEvent",
                events -> events.body("items.severity", contains("critical")));
        await(
                prefix,
                "PrefixBackupRouteOriginAsChangeEvent",
                events -> events.body("items.severity", contains("error")));

        route(world.first, text, null, State.Withdrawn, 3);
        route(world.third, text, null, State.Withdrawn, 3);
        await(
                prefix,
                "PrefixWithdrawalEvent",
                events -> events.body("items.severity", contains("warning")));
        await(
                prefix,
                "PrefixBackupRouteWithdrawalEvent",
                events -> events.body("items.severity", contains("warning")));
        CUSTOMER.get("/v1/prefixes/" + prefix + "/events?kind=announced")
                .then()
                .body("items.evidence.sessionId", hasItems("ses_of_nobody", world.first));
    }

    @Test
    void an_origin_that_the_customer_named_is_no_alarm() {
        String prefix = world.carried();
        String text = text(prefix);

        route(world.second, text, 64999L, State.Announced, 1);
        route(world.second, text, 131486L, State.Announced, 2);

        await(
                prefix,
                "PrefixOriginAsChangeEvent",
                events -> events.body("items.severity", contains("warning")));
    }

    @Test
    void while_the_backup_carries_its_route_is_the_active_one() {
        String prefix = world.carried();
        String text = text(prefix);
        world.say(world.primary, "down");
        try {
            awaitPath(prefix, "Backup", "primary-down");
            route(world.third, text, 131486L, State.Announced, 1);
            route(world.first, text, 131486L, State.Announced, 1);
            await(
                    prefix,
                    "PrefixAnnouncementEvent",
                    events -> events.body("items.evidence.sessionId", contains(world.third)));
            await(
                    prefix,
                    "PrefixBackupRouteAnnouncementEvent",
                    events -> events.body("items.evidence.sessionId", contains(world.first)));
            of(prefix, "PrefixBackupPath")
                    .body("items.evidence.path", contains("Internet", "Backup"));
        } finally {
            world.heal(prefix);
        }
    }

    @Test
    void hijacks_and_leaks_bear_azures_names_too() {
        String prefix = world.carried();

        anomaly(prefix, "hijack", Kind.OriginHijack, 0, List.of("192.0.2.1"));
        anomaly(prefix, "leak", Kind.RouteLeak, 0, List.of());
        anomaly(prefix, "part", Kind.RouteLeak, 1, List.of());
        anomaly(prefix, "loop", Kind.PathLoop, 0, List.of());

        await(
                prefix,
                "PrefixOriginAsChangeEvent",
                events -> events.body("items.kind", contains("anomaly-started")));
        await(
                prefix,
                "PrefixLeakEvent",
                events -> events.body("items.evidence.troubleId", contains(id(prefix, "leak"))));
        soon().untilAsserted(() ->
                CUSTOMER.get("/v1/prefixes/" + prefix + "/events?kind=anomaly-started")
                        .then()
                        .body(
                                "items.evidence.troubleId",
                                containsInAnyOrder(
                                        id(prefix, "hijack"),
                                        id(prefix, "leak"),
                                        id(prefix, "part"),
                                        id(prefix, "loop"))));
    }

    @Test
    void what_only_the_backup_sites_neighbours_show_is_of_the_backup_route() {
        String prefix = world.carried();

        anomaly(prefix, "hijack", Kind.OriginHijack, 0, List.of("80.249.209.12"));
        anomaly(prefix, "leak", Kind.NoExportLeak, 0, List.of("80.249.209.12"));
        anomaly(prefix, "both", Kind.AspaInvalid, 0, List.of("80.249.209.10", "80.249.209.12"));

        await(
                prefix,
                "PrefixBackupRouteOriginAsChangeEvent",
                events -> events.body("items.evidence.troubleId", contains(id(prefix, "hijack"))));
        await(
                prefix,
                "PrefixBackupRouteLeakEvent",
                events -> events.body("items.evidence.troubleId", contains(id(prefix, "leak"))));
        await(
                prefix,
                "PrefixLeakEvent",
                events -> events.body("items.evidence.troubleId", contains(id(prefix, "both"))));
    }

    @Test
    void a_type_that_azure_has_not_is_refused() {
        String prefix = world.carried();

        CUSTOMER.get("/v1/prefixes/" + prefix + "/events?type=PrefixLostEvent")
                .then()
                .statusCode(400)
                .body("detail", containsString("type"));
    }

    private static ValidatableResponse of(String prefix, String type) {
        return CUSTOMER.get("/v1/prefixes/" + prefix + "/events?type=" + type)
                .then()
                .statusCode(200);
    }

    private static void await(String prefix, String type, Consumer<ValidatableResponse> expected) {
        soon().untilAsserted(() -> expected.accept(of(prefix, type)));
    }

    private static String text(String prefix) {
        return CUSTOMER.get("/v1/prefixes/" + prefix)
                .then()
                .body("id", equalTo(prefix))
                .extract()
                .path("prefix");
    }

    private static String id(String prefix, String name) {
        return "anm_" + name + "_" + prefix;
    }

    private void route(String session, String prefix, Long origin, State state, long revision) {
        var fact =
                new ReceivedRouteFact(
                        session,
                        world.partner,
                        prefix,
                        Optional.ofNullable(origin),
                        "131486 " + origin,
                        List.of(),
                        state,
                        SEEN.plusSeconds(revision),
                        revision);
        tell(Topics.RECEIVED_ROUTES, session + " " + prefix, fact);
    }

    /**
     * @param longer by how many bits the announced prefix is longer than the registered one
     * @param ours neighbours of our routers that showed it; without any, a collector's did
     */
    private static void anomaly(
            String prefix, String name, Kind kind, int longer, List<String> ours) {
        String registered = text(prefix);
        String announced = registered.replace("/24", "/" + (24 + longer));
        var observers =
                ours.isEmpty()
                        ? List.of(new Observer("rrc00", "192.0.2.7", 3333, "3333 64999", SEEN))
                        : ours.stream()
                                .map(peer ->
                                        new Observer("bmp-r1", peer, 131486, "131486 64999", SEEN))
                                .toList();
        var fact =
                new RouteAnomalyFact(
                        id(prefix, name),
                        kind,
                        Trouble.Severity.Critical,
                        Trouble.State.Open,
                        prefix,
                        "reader",
                        "con_1",
                        registered,
                        announced,
                        Optional.of(64999L),
                        List.of(131486L),
                        observers,
                        observers.size(),
                        observers.size(),
                        SEEN,
                        SEEN,
                        SEEN,
                        Optional.empty(),
                        "Told by a test.",
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        tell(Topics.ROUTE_ANOMALIES, fact.anomalyId(), fact);
    }

    private static void tell(String topic, String key, Object fact) {
        TestStack.facts().tell(topic, key, FactJson.write(fact), Map.of());
    }
}
