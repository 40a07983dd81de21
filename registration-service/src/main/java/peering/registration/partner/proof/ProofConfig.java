package peering.registration.partner.proof;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How AS numbers are proved. */
@ConfigMapping(prefix = "peering.partner.proof")
public interface ProofConfig {
    Rdap rdap();

    /** Attempts of one partner within an hour. */
    @WithDefault("20")
    int mostPerHour();

    /** The registry's record, asked for by RDAP (RFC 9082). */
    interface Rdap {
        /**
         * The base of its URLs, such as {@code https://rdap.example/}; without it the method is
         * off.
         */
        Optional<URI> url();

        /** From the first byte asked for to the last answered, redirects included. */
        @WithDefault("PT10S")
        Duration timeout();

        /** The largest answer that is read. */
        @WithDefault("1048576")
        int mostBytes();

        /** Redirects that are followed; registries refer to one another. */
        @WithDefault("3")
        int mostRedirects();
    }
}
