package peering.registration.path.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.path.decision.Cases.NOON;
import static peering.registration.path.decision.Cases.POLICY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.contract.PathFact.Path;
import peering.contract.PrefixFact.Standing;
import peering.contract.Trouble;
import peering.registration.path.decision.SessionView.Operational;

/** What holds whatever happens: long random lives of a prefix, each step decided. */
class PathPropertyTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_life_breaks_the_rules(long seed) {
        var chance = new Random(seed);
        var now = NOON;
        Optional<PathDecision> last = Optional.empty();
        var about = anything(chance, Optional.empty());
        for (int step = 0; step < STEPS; step++) {
            if (chance.nextInt(3) == 0) about = anything(chance, about.current());
            String life = "seed " + seed + " step " + step + ": " + about;

            var decision = PathDecision.of(about, POLICY, now);

            assertEquals(decision, PathDecision.of(about, POLICY, now), life);
            neverASiteThatIsDead(about, decision, life);
            neverOnTheInternetForLongWhileASiteServes(decision, now, life);
            if (last.isPresent()) neverASwing(about, last.get(), decision, now, life);
            var reviewAt = decision.reviewAt();
            assertTrue(reviewAt.isEmpty() || reviewAt.get().isAfter(now), life);
            last = Optional.of(decision);
            about = about.after(decision.next());
            now = now.plusSeconds(chance.nextInt(120));
        }
    }

    private static void neverASiteThatIsDead(PathCase about, PathDecision decision, String life) {
        var site =
                switch (decision.path()) {
                    case Preferred -> Optional.of(about.primary());
                    case Backup -> about.backup();
                    case Internet -> Optional.<SiteView>empty();
                };
        assertEquals(site.map(SiteView::siteId), decision.siteId(), life);
        site.ifPresent(chosen -> {
            assertTrue(chosen.health() != SiteView.Health.DOWN, life);
            assertTrue(chosen.up() > 0, life);
            assertTrue(about.connectionActive(), life);
            assertTrue(about.standing() != Standing.Failed, life);
            assertTrue(about.standing() != Standing.Released, life);
        });
    }

    private static void neverOnTheInternetForLongWhileASiteServes(
            PathDecision decision, Instant now, String life) {
        if (decision.reason() != PathReason.SITE_RECOVERING) return;
        var reviewAt = decision.reviewAt().orElseThrow(() -> new AssertionError(life));
        assertFalse(reviewAt.isAfter(now.plus(POLICY.longestHold())), life);
    }

    /** A site that works is left for a better one no sooner than the hold allows. */
    private static void neverASwing(
            PathCase about, PathDecision was, PathDecision is, Instant now, String life) {
        if (was.siteId().equals(is.siteId()) || was.reason().isOutside()) return;
        if (!was.next().primarySiteId().equals(about.primary().siteId())) return;
        boolean onTheInternet = was.path() == Path.Internet;
        if (is.path() == Path.Preferred && (onTheInternet || works(about.backup(), was.siteId()))) {
            var better = was.next().betterSince().orElseThrow(() -> new AssertionError(life));
            assertFalse(now.isBefore(better.plus(POLICY.returnAfter())), life);
        }
        boolean cameBack = was.next().flaps() > 0;
        if (was.path() == Path.Preferred
                && cameBack
                && is.path() != Path.Preferred
                && works(Optional.of(about.primary()), was.siteId())
                && !is.reason().isOutside()) {
            assertFalse(now.isBefore(was.next().since().plus(POLICY.returnAfter())), life);
        }
    }

    private static boolean works(Optional<SiteView> site, Optional<String> carried) {
        return site.filter(one -> carried.filter(one.siteId()::equals).isPresent())
                .filter(one -> one.health() != SiteView.Health.DOWN && one.up() > 0)
                .isPresent();
    }

    private static PathCase anything(Random chance, Optional<CurrentPath> current) {
        var standing =
                chance.nextInt(20) == 0
                        ? Standing.values()[chance.nextInt(Standing.values().length)]
                        : Standing.Verified;
        List<Degradation> degradations = new ArrayList<>();
        for (String site : List.of("p", "b")) {
            if (chance.nextInt(6) > 0) continue;
            var severities = Trouble.Severity.values();
            degradations.add(
                    new Degradation(
                            "dgr_" + site,
                            site,
                            chance.nextInt(60),
                            severities[chance.nextInt(severities.length)]));
        }
        return new PathCase(
                standing,
                chance.nextInt(30) > 0,
                site("p", chance),
                chance.nextInt(8) == 0 ? Optional.empty() : Optional.of(site("b", chance)),
                degradations,
                chance.nextInt(4) == 0 ? List.of("anm_1") : List.of(),
                current);
    }

    private static SiteView site(String id, Random chance) {
        var healths = SiteView.Health.values();
        var states = Operational.values();
        var sessions = new ArrayList<SessionView>();
        for (int i = 0; i < chance.nextInt(4); i++) {
            sessions.add(
                    new SessionView(
                            "ses_" + id + i,
                            "r" + chance.nextInt(2),
                            states[chance.nextInt(states.length)]));
        }
        var health =
                chance.nextInt(4) > 0
                        ? SiteView.Health.IN_SERVICE
                        : healths[chance.nextInt(healths.length)];
        return new SiteView(id, health, sessions);
    }
}
