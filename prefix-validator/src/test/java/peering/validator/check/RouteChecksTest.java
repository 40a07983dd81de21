package peering.validator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.PrefixFact.Grant;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.validator.evidence.Received;
import peering.validator.evidence.Received.Link;
import peering.validator.evidence.Received.Route;
import peering.validator.evidence.Received.Session;
import peering.validator.evidence.Received.Sites;

/** What received routes and the sessions that carry them are found to be. */
class RouteChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));
    private static final Prefix PREFIX = Prefix.parse("205.251.192.0/23");
    private static final RouteRules RULES =
            new RouteRules(Optional.of("64500:8007"), 3, Duration.ofMinutes(1));

    /** Each session as: site router link, and its route as path and communities if it has one. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a r1 up,  a r2 up, b r3 up            | sessions-enough",
                "a r1 up,  a r1 up, b r3 up            | sessions-primary-few",
                "a r1 up,  b r3 up                     | sessions-primary-few",
                "a r1 up,  a r2 up                     | sessions-backup-none",
                "a r1 up 3356 16509, a r2 up 3356 16509 | received-everywhere",
                "a r1 up 3356 16509, a r2 up           | received-missing",
                "a r1 up 3356 16509, a r2 down 3356 16509 | received-missing",
                "a r1 up 3356 16509, a r2 unheard      | received-everywhere",
                "a r1 unheard, a r2 unheard            | received-not-heard",
                "a r1 up 3356 16509 64500:8007         | community-there",
                "a r1 up 3356 16509 64500:8007, b r2 up 3356 16509 64500:1 | community-missing",
                "a r1 up                               | community-no-route",
                "a r1 up 3356 16509                    | path-short",
                "a r1 up 3356 174 16509                | path-short",
                "a r1 up 3356 174 1299 16509           | path-too-long",
                "a r1 up 3356 16509 16509              | path-prepended",
                "a r1 up 3356 64512 16509              | path-not-public",
                "a r1 up 174 16509                     | path-other-neighbour",
                "a r1 up 3356 10297                    | path-other-origin",
                "a r1 up 3356 {16509}                  | path-as-set",
                "a r1 up 3356 16509 16509, a r2 up 3356 10297 | path-other-origin",
                "a r1 up                               | path-no-route",
                "a r1 down 3356 174 1299 16509         | path-no-route",
                "a r1 up 3356 (64512) 16509            | path-as-set",
                "a r1 up 3356 174 12…                  | path-too-long",
                "a r1 up 3356 what 16509               | path-unreadable",
            })
    void each_check_gives_its_finding(String sessions, String reason) {
        var found = one(findings(received(sessions), grant(Optional.empty())), reason);

        boolean mendable = found.result() == Result.Warning;
        assertEquals(mendable, found.repair().isPresent(), found.toString());
    }

    @Test
    void nothing_is_asked_of_a_claim_whose_connection_is_not_known() {
        var findings = findings(Received.NOTHING, grant(Optional.empty()));

        assertEquals(
                List.of(
                        "sessions-no-connection",
                        "received-no-connection",
                        "community-no-route",
                        "path-no-route"),
                findings.stream().map(Finding::reason).toList());
    }

    @Test
    void a_route_that_has_just_gone_counts_until_it_has_settled() {
        var gone = NOW.minusSeconds(20);
        var session = session("a", "r1", Optional.of(new Link(true, LONG_AGO)), route(false, gone));
        var received = new Received(sites(), List.of(session));

        var found = one(findings(received, grant(Optional.empty())), "received-everywhere");

        assertEquals(Optional.of(NOW.plusSeconds(40)), found.validUntil());
    }

    @Test
    void a_clock_that_is_set_back_takes_no_route_away() {
        var session =
                session(
                        "a",
                        "r1",
                        Optional.of(new Link(true, LONG_AGO)),
                        route(false, NOW.plusSeconds(3600)));
        var received = new Received(sites(), List.of(session));

        var found = one(findings(received, grant(Optional.empty())), "received-everywhere");

        assertEquals(Optional.of(NOW.plusSeconds(60)), found.validUntil());
    }

    @Test
    void a_route_server_does_not_stand_in_the_path() {
        var behind = grant(Optional.of(16509L));

        one(findings(received("a r1 up 16509"), behind), "path-short");
        one(findings(received("a r1 up 16509"), grant(Optional.empty())), "path-other-neighbour");
    }

    private static List<Finding> findings(Received received, Grant grant) {
        var claim =
                new Claim(
                        PREFIX.toString(),
                        List.of(Asn.of(16509)),
                        Optional.of(new Claim.Grounds("ptn_1", "k", Optional.of(grant))));
        var carriage = new Carriage(received, RULES, NOW);
        return List.of(
                new SessionsCheck(carriage, NOW).of(claim, PREFIX),
                new ReceivedCheck(carriage, NOW).of(claim, PREFIX),
                new CommunityCheck(carriage, NOW).of(claim, PREFIX),
                new PathCheck(carriage, NOW).of(claim, PREFIX));
    }

    private static Finding one(List<Finding> findings, String reason) {
        var found = findings.stream().filter(f -> f.reason().equals(reason)).toList();
        assertEquals(1, found.size(), findings.toString());
        return found.getFirst();
    }

    private static Grant grant(Optional<Long> registeredAsn) {
        return new Grant(
                "rpx_1", "ptn_1", 3356, PREFIX.toString(), List.of(16509L), "k", registeredAsn);
    }

    private static Received received(String sessions) {
        return new Received(
                sites(), Arrays.stream(sessions.split(",")).map(RouteChecksTest::session).toList());
    }

    private static Optional<Sites> sites() {
        return Optional.of(new Sites("a", Optional.of("b")));
    }

    private static Session session(String text) {
        var words = List.of(text.trim().split(" +"));
        Optional<Link> link =
                words.get(2).equals("unheard")
                        ? Optional.empty()
                        : Optional.of(new Link(words.get(2).equals("up"), LONG_AGO));
        var rest = words.subList(3, words.size());
        var communities = rest.stream().filter(word -> word.contains(":")).toList();
        var path = String.join(" ", rest.stream().filter(word -> !word.contains(":")).toList());
        return session(
                words.get(0),
                words.get(1),
                link,
                rest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Route(true, path, communities, LONG_AGO)));
    }

    private static Optional<Route> route(boolean announced, Instant since) {
        return Optional.of(new Route(announced, "3356 16509", List.of(), since));
    }

    private static Session session(
            String site, String router, Optional<Link> link, Optional<Route> route) {
        return new Session("ses_" + router, site, router, "192.0.2.1", 3356, link, route);
    }
}
