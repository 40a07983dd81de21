package peering.validator.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import peering.routing.net.Prefix;
import peering.validator.challenge.proof.Attempt;
import peering.validator.challenge.proof.RegistryRecord;
import peering.validator.challenge.proof.Terms;
import peering.validator.challenge.proof.rpki.TestChecklist;
import peering.validator.challenge.proof.rpki.TestPki;
import peering.validator.challenge.proof.rpki.TestPki.Wish;
import peering.validator.evidence.CouldNotAsk;
import peering.validator.source.dns.DnsConfig;
import peering.validator.source.dns.Resolver;

/** An installation that lacks what proofs are looked for in. */
class EvidencesTest {
    private static final Prefix PREFIX = Prefix.parse("198.51.100.0/24");

    private record NoDns(Optional<List<String>> servers, Optional<String> anchors, Duration timeout)
            implements DnsConfig {}

    private record Rpki(Optional<Path> cache, Optional<List<Path>> anchors) implements RpkiConfig {}

    private record NoRegistry() implements RegistryLookup {
        @Override
        public boolean configured() {
            return false;
        }

        @Override
        public Optional<RegistryRecord> find(String organisation, Prefix prefix) {
            return Optional.empty();
        }
    }

    private record Config(
            Duration holds,
            int mostPerOrganisation,
            Duration checkPause,
            int checksAtOnce,
            Duration checkTimeout,
            Duration tokenVouches,
            Duration renewLead,
            Duration renewEvery,
            Duration mostVouches,
            Duration keep,
            Duration lookEvery)
            implements ChallengeConfig {}

    private static final Duration DAY = Duration.ofDays(1);
    private static final Config CONFIG =
            new Config(DAY, 1, DAY, 1, DAY, DAY, DAY, DAY, DAY, DAY, DAY);

    private static Evidences evidences(Rpki rpki) {
        var resolver =
                new Resolver(
                        new NoDns(Optional.empty(), Optional.empty(), DAY),
                        new SimpleMeterRegistry());
        return new Evidences(
                resolver, new NoRegistry(), new RpkiCache(rpki), CONFIG, Clock.systemUTC());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Way.class)
    void what_cannot_be_looked_for_is_not_asked_for(Way way) {
        var nothing = evidences(new Rpki(Optional.empty(), Optional.empty()));
        var changes = new ChallengeChanges(new Challenges(), nothing, CONFIG, Clock.systemUTC());

        var refused =
                assertThrows(HttpProblem.class, () -> changes.create("acme", "ada", PREFIX, way));

        assertEquals("/problems/method-not-offered", refused.getType().toString());
        assertEquals(409, refused.getStatusCode());
    }

    @Test
    void an_anchor_that_is_not_there_is_no_fault_of_the_customers(@TempDir Path dir)
            throws Exception {
        var pki = new TestPki(Instant.now());
        var holder =
                pki.below(pki.anchor("0.0.0.0/0"), Wish.authority("holder", PREFIX.toString()));
        var anchor = pki.writeTo(dir);
        var terms = new Terms("acme", PREFIX, UUID.randomUUID(), Instant.now().plus(DAY));
        byte[] cms =
                new TestChecklist(
                                pki.below(holder, Wish.signer(PREFIX.toString())),
                                PREFIX.toString())
                        .naming(terms.text())
                        .sign();
        var evidences = evidences(new Rpki(Optional.of(dir), Optional.of(List.of(anchor))));

        assertInstanceOf(Attempt.Proved.class, evidences.checklist(terms, cms));
        Files.delete(anchor);
        var silent = assertThrows(CouldNotAsk.class, () -> evidences.checklist(terms, cms));
        assertEquals("unreadable", silent.reason());
    }
}
