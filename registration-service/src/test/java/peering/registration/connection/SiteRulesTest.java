package peering.registration.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.site.Health;
import peering.registration.site.Site;

class SiteRulesTest {

    @ParameterizedTest(
            name =
                    "primary {0} with {1} routers and partner on {2}, backup {3} with {4} sessions: {5}")
    @CsvSource({
        "a, 2, 2, b, 1, ",
        "a, 2, 2, ,  0, ",
        "a, 2, 2, a, 1, SITES_EQUAL",
        "a, 1, 2, b, 1, PRIMARY_NOT_REDUNDANT",
        "a, 2, 1, b, 1, PRIMARY_UNSERVED",
        "a, 2, 0, b, 1, PRIMARY_UNSERVED",
        "a, 2, 2, b, 0, BACKUP_UNSERVED",
        "a, 2, 1, b, 0, PRIMARY_UNSERVED BACKUP_UNSERVED",
        "a, 1, 2, b, 0, PRIMARY_NOT_REDUNDANT BACKUP_UNSERVED",
    })
    void a_connection_needs_two_routers_and_two_sessions_at_its_primary_and_one_at_its_backup(
            String primary,
            int routers,
            int sessions,
            String backup,
            int backupSessions,
            String expected) {
        var partnerAt = new java.util.ArrayList<LocalRedundancy>();
        if (sessions > 0) partnerAt.add(at(primary, sessions));
        if (backupSessions > 0 && !primary.equals(backup))
            partnerAt.add(at(backup, backupSessions));

        var objections =
                SiteRules.check(
                        site(primary, routers),
                        Optional.ofNullable(backup).map(id -> site(id, 1)),
                        partnerAt);

        var words = objections.stream().map(Enum::name).collect(Collectors.joining(" "));
        assertEquals(Optional.ofNullable(expected).orElse(""), words);
    }

    @ParameterizedTest
    @EnumSource
    void a_primary_is_in_service_and_a_backup_may_be_on_its_way_back(Health.State state) {
        var partnerAt = List.of(at("a", 2), at("b", 1));
        var sick = site("a", 2, state);

        var expected =
                state == Health.State.IN_SERVICE
                        ? List.of()
                        : List.of(SiteRules.Objection.PRIMARY_NOT_IN_SERVICE);
        assertEquals(expected, SiteRules.check(sick, Optional.of(site("b", 1)), partnerAt));
        assertEquals(
                List.of(),
                SiteRules.check(site("a", 2), Optional.of(site("b", 1, state)), partnerAt));
    }

    private static Site site(String id, int routers) {
        return site(id, routers, Health.State.IN_SERVICE);
    }

    private static Site site(String id, int routers, Health.State state) {
        var names = List.of("r1", "r2").subList(0, routers);
        return new Site(
                id,
                id,
                id,
                "NL",
                null,
                52,
                5,
                List.of(),
                List.of(),
                List.of(),
                names,
                routers > 1,
                new Health(state, Instant.EPOCH, "x"),
                Instant.EPOCH,
                1L);
    }

    private static LocalRedundancy at(String site, int routers) {
        var names = List.of("r1", "r2").subList(0, routers);
        return new LocalRedundancy(site, routers, names, routers > 1);
    }
}
