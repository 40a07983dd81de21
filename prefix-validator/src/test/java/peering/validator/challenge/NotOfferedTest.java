package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.source.dns.DnsConfig;
import peering.validator.source.dns.Resolver;

/** An installation that has no resolver, asks no registry and has no relying party's folder. */
class NotOfferedTest {
    private static final Prefix PREFIX = Prefix.parse("198.51.100.0/24");

    private record NoDns(Optional<List<String>> servers, Optional<String> anchors, Duration timeout)
            implements DnsConfig {}

    private record NoRpki(Optional<Path> cache, Optional<List<Path>> anchors)
            implements RpkiConfig {}

    private record NoRegistry() implements RegistryLookup {
        @Override
        public boolean configured() {
            return false;
        }

        @Override
        public Optional<RegistryRecord> find(Prefix prefix) {
            return Optional.empty();
        }
    }

    private record Config(
            Duration holds,
            int mostPerOrganisation,
            Duration checkPause,
            Duration checkTimeout,
            Duration tokenVouches,
            Duration mostVouches,
            Duration keep,
            Duration lookEvery)
            implements ChallengeConfig {}

    private static ChallengeChanges changes() {
        var day = Duration.ofDays(1);
        var config = new Config(day, 1, day, day, day, day, day, day);
        var resolver =
                new Resolver(
                        new NoDns(Optional.empty(), Optional.empty(), day),
                        new SimpleMeterRegistry());
        var rpki = new RpkiCache(new NoRpki(Optional.empty(), Optional.empty()));
        var evidences = new Evidences(resolver, new NoRegistry(), rpki, config, Clock.systemUTC());
        return new ChallengeChanges(new Challenges(), evidences, config, Clock.systemUTC());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Way.class)
    void what_cannot_be_looked_for_is_not_asked_for(Way way) {
        var changes = changes();

        var refused =
                assertThrows(HttpProblem.class, () -> changes.create("acme", "ada", PREFIX, way));

        assertEquals("/problems/method-not-offered", refused.getType().toString());
        assertEquals(409, refused.getStatusCode());
    }
}
