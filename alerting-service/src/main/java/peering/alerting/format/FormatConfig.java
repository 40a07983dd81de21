package peering.alerting.format;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What messages say of this installation. */
@ConfigMapping(prefix = "peering")
public interface FormatConfig {
    /** Where the portal is to be found from outside; links in messages begin with it. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();
}
