package peering.telemetry.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import peering.contract.RouteAnomalyFact;

/** Collects what is told, anomaly by anomaly, within the bounds. */
final class Lives {
    private final ReplayBounds bounds;
    private final Map<String, Growing> lives = new LinkedHashMap<>();
    private int facts;
    private long leftOut;

    private static final class Growing {
        private final List<ReplayResult.Told> told = new ArrayList<>();
        private RouteAnomalyFact last;
    }

    Lives(ReplayBounds bounds) {
        this.bounds = bounds;
    }

    /** An anomaly that is held gets its latest fact even when its steps are too many. */
    void tell(RouteAnomalyFact fact, Instant at) {
        var life = lives.get(fact.anomalyId());
        if (life == null && lives.size() < bounds.mostAnomalies()) {
            life = new Growing();
            lives.put(fact.anomalyId(), life);
        }
        if (life != null) life.last = fact;
        if (life == null || facts >= bounds.mostFacts()) {
            leftOut++;
            return;
        }
        facts++;
        life.told.add(ReplayResult.Told.of(fact, at));
    }

    long leftOut() {
        return leftOut;
    }

    List<ReplayResult.Life> all() {
        return lives.values().stream()
                .map(life -> new ReplayResult.Life(life.last, life.told))
                .toList();
    }
}
