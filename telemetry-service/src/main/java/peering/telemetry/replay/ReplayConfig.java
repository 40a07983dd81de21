package peering.telemetry.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How many replays are taken over HTTP, and how long each may take. */
@ConfigMapping(prefix = "peering.replays")
public interface ReplayConfig {
    /** Bytes of the file as it is sent; the server's own limit of a body stands above it. */
    @WithDefault("268435456")
    long mostBytes();

    /** Replays that run at once in one replica. */
    @WithDefault("1")
    int workers();

    /** Replays that wait or run, of one organisation; operators count as one. */
    @WithDefault("2")
    int mostPerOrganisation();

    /** Replays that wait or run, of all organisations and in all replicas. */
    @WithDefault("8")
    int mostInAll();

    /** One that runs for longer is ended. */
    @WithDefault("30m")
    Duration mostTime();

    /** How often a replica says that it is still there, and how far its replays are. */
    @WithDefault("1s")
    Duration heartbeat();

    /** A replay whose replica has said nothing for so long is lost. */
    @WithDefault("30s")
    Duration lostAfter();

    /** How long a replay can be asked for. */
    @WithDefault("7d")
    Duration keep();

    /** Where files wait; unset: {@code peering-replays} in the system's temporary directory. */
    Optional<Path> directory();
}
