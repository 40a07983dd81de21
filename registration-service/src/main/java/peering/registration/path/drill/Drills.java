package peering.registration.path.drill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import peering.kit.identity.Caller;
import peering.registration.path.DrillCases;
import peering.registration.path.PathConfig;
import peering.registration.path.decision.Degradation;
import peering.registration.path.decision.Drill;
import peering.registration.web.Problem;

/** Looks up what a drill concerns and asks what it would do. Nothing is written but the log. */
@ApplicationScoped
class Drills {
    private static final Logger LOG = Logger.getLogger(Drills.class);

    private final DrillCases cases;
    private final DrillNames names;
    private final PathConfig config;
    private final Caller caller;
    private final Clock clock;

    Drills(DrillCases cases, DrillNames names, PathConfig config, Caller caller, Clock clock) {
        this.cases = cases;
        this.names = names;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** On one connection; its partner's sessions may fail. */
    Uni<DrillResult> onConnection(
            String connectionId, String partnerId, Drill drill, DrillPage page) {
        return names.check(drill, partnerId).chain(() -> asked(List.of(connectionId), drill, page));
    }

    /** On every connection that it can concern. */
    Uni<DrillResult> everywhere(Drill drill, DrillPage page) {
        return names.check(drill, "").chain(sites -> at(sites, "", drill, page));
    }

    /** On every connection with the partner, whose sessions fail; counted and not named. */
    Uni<DrillResult> ofPartner(String partnerId, Drill drill) {
        return names.check(drill, partnerId)
                .chain(sites -> at(sites, partnerId, drill, DrillPage.countsOnly()));
    }

    private Uni<DrillResult> at(
            Collection<String> sessionSites, String partnerId, Drill drill, DrillPage page) {
        Set<String> sites = new LinkedHashSet<>(sessionSites);
        sites.addAll(drill.down());
        sites.addAll(drill.draining());
        drill.routers().forEach(router -> sites.add(router.siteId()));
        drill.slow().stream().map(Degradation::siteId).forEach(sites::add);
        return cases.connectionsAt(sites, partnerId)
                .chain(connections -> asked(connections, drill, page));
    }

    private Uni<DrillResult> asked(Collection<String> connections, Drill drill, DrillPage page) {
        var tally = new Tally(drill, config.policy(), clock.instant(), page);
        return cases.count(connections)
                .invoke(this::refuseTooWide)
                .chain(() -> cases.each(connections, tally::add))
                .map(done -> tally.result())
                .invoke(result -> log(drill, result));
    }

    private void refuseTooWide(long prefixes) {
        if (prefixes <= config.drillMost()) return;
        throw Problem.DRILL_TOO_WIDE.because(
                "It concerns "
                        + prefixes
                        + " prefixes, the most is "
                        + config.drillMost()
                        + "; drill one connection.");
    }

    private void log(Drill drill, DrillResult result) {
        LOG.infof(
                "drill by %s of %s: %s; %d prefixes, %s -> %s -> %s",
                caller.subject(),
                caller.organisation(),
                drill,
                result.examined(),
                result.before(),
                result.now(),
                result.afterHold());
    }
}
