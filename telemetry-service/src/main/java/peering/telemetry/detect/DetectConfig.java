package peering.telemetry.detect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When something that is seen becomes a trouble, and when the trouble is over. */
@ConfigMapping(prefix = "peering.detect")
public interface DetectConfig {
    /**
     * Different peer ASes that must show the offence at the same time before it is told. One alone
     * is often a collector's own neighbour leaking its lab.
     */
    @WithDefault("2")
    int minPeerAses();

    /** From this many on it is critical. */
    @WithDefault("3")
    int criticalPeerAses();

    /** Nobody may show it for so long before it is over: paths come and go while BGP converges. */
    @WithDefault("5s")
    Duration endAfter();

    /**
     * If no more than this share of the peers that ever showed it still do, they are a rest: routes
     * that got stuck in somebody's router, of which the Internet has many.
     */
    @WithDefault("0.10")
    double restShare();

    /** A rest that does not move for so long (by the collectors' clocks) is no longer a trouble. */
    @WithDefault("15m")
    Duration restAfter();

    /** What comes back so soon after its end is the same anomaly, open again. */
    @WithDefault("10m")
    Duration reopenWithin();

    /** Counts alone are told no more often than this (by the collectors' clocks). */
    @WithDefault("10s")
    Duration updateEvery();

    /** Peer ASes that must have had a route of late before anything is said of visibility. */
    @WithDefault("5")
    int visibilityPeerAses();

    /** Visibility is lost when less than this share of them has a route. */
    @WithDefault("0.5")
    double visibilityShare();

    /** It is back when more than this share has. */
    @WithDefault("0.8")
    double visibilityBack();

    /** Who lost the route longer ago no longer counts. */
    @WithDefault("24h")
    Duration visibilityMemory();

    /** Routes remembered per watched prefix; more are judged but not remembered. */
    @WithDefault("20000")
    int mostRoutes();

    /** Anomalies held per watched prefix; more are counted and left out. */
    @WithDefault("500")
    int mostAnomalies();

    /** Peers held per anomaly; more are counted and left out. */
    @WithDefault("1000")
    int mostObservers();
}
