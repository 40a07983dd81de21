package peering.alerting.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many streams may be open, and for how long. */
@ConfigMapping(prefix = "peering.live")
public interface LiveConfig {
    /** Of one organisation, in one process. */
    @WithDefault("10")
    int mostPerOrganisation();

    /** Of all, in one process. */
    @WithDefault("200")
    int most();

    /** After this a stream ends, and its reader comes back with a token that is still good. */
    @WithDefault("15m")
    Duration longest();

    /** How often it is looked for something new while a stream is open. */
    @WithDefault("500ms")
    Duration lookEvery();

    /** How often a stream that has nothing to say shows that it lives. */
    @WithDefault("15s")
    Duration heartbeat();
}
