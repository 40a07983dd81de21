package peering.registration.path;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import peering.contract.Trouble;
import peering.registration.path.decision.PathPolicy;

/** What an operator asks of a path, and how paths are reviewed. */
@ConfigMapping(prefix = "peering.path")
public interface PathConfig {
    /** Sessions that have to be up at a primary site. */
    @WithDefault("2")
    int minSessions();

    /** Routers that these have to be on. */
    @WithDefault("2")
    int minRouters();

    /** From this rise of the median round trip on a degradation moves a prefix. */
    @WithDefault("20ms")
    Duration latencyRise();

    /** And from this severity on. */
    @WithDefault("Warning")
    Trouble.Severity latencySeverity();

    /** How long the primary has to be better before a prefix goes back to it. */
    @WithDefault("5m")
    Duration returnAfter();

    /** The most that flapping makes of {@link #returnAfter}. */
    @WithDefault("1h")
    Duration longestHold();

    /** A stay on the primary of this length makes earlier flaps forgotten. */
    @WithDefault("2h")
    Duration calmAfter();

    /** How long a prefix stays on the Internet before its backup takes it. */
    @WithDefault("30s")
    Duration leaveInternetAfter();

    /** How often is looked for paths to review. */
    @WithDefault("250ms")
    Duration lookEvery();

    /** The most paths of one transaction. */
    @WithDefault("500")
    int batch();

    /** The most prefixes of one drill. */
    @WithDefault("100000")
    int drillMost();

    /** All of it that decisions need. */
    default PathPolicy policy() {
        return new PathPolicy(
                minSessions(),
                minRouters(),
                latencyRise(),
                latencySeverity(),
                returnAfter(),
                longestHold(),
                calmAfter(),
                leaveInternetAfter());
    }
}
