package peering.telemetry.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The live feed of RIPE RIS. Off until a URL is set. */
@ConfigMapping(prefix = "peering.ris-live")
public interface RisLiveConfig {
    /** Such as {@code wss://ris-live.ripe.net/v1/ws/?client=your-name}; unset is off. */
    Optional<URI> url();

    /** Which collectors to ask for, such as {@code rrc00,rrc12}; unset asks for all. */
    Optional<List<String>> collectors();

    /** Nothing heard for so long is a broken connection, whatever TCP says. */
    @WithDefault("60s")
    Duration silence();

    /** The wait before the first attempt to connect again; it doubles up to the longest. */
    @WithDefault("1s")
    Duration firstPause();

    @WithDefault("60s")
    Duration longestPause();
}
