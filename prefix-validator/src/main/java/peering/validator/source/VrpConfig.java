package peering.validator.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the VRPs come from and how far they are trusted. */
@ConfigMapping(prefix = "peering.vrps")
public interface VrpConfig {
    /**
     * In order of preference, parted by commas: a file, or an http or https URL, in rpki-client's
     * or Routinator's JSON, plain, gzip or bzip2 ({@code http://routinator:8323/json}); or a cache
     * that speaks RPKI-to-Router, {@code rtr://host:port} or, over TLS, {@code rtrs://host:port}.
     */
    List<String> location();

    /**
     * The operator's own exceptions: SLURM files (RFC 8416), parted by commas. They are put over
     * whatever source is in force; before they were read once, nothing is.
     */
    Optional<List<String>> slurm();

    /**
     * PEM files of authorities, parted by commas, one of which has to have signed the certificate
     * of a cache that is asked over TLS; the runtime's own if it is left out.
     */
    Optional<List<String>> trustedCertificates();

    /** How often it is read again. */
    @WithDefault("10m")
    Duration refresh();

    /** How soon it is tried again while there is no table at all. */
    @WithDefault("5s")
    Duration firstRetry();

    /** A table that was made longer ago is called stale in every finding that rests on it. */
    @WithDefault("6h")
    Duration staleAfter();

    /**
     * A new table that is smaller than the one in force by more than this share, or of which a
     * trust anchor's part is, is held back: when a repository fails, valid prefixes must not lose
     * their standing by the thousand.
     */
    @WithDefault("0.1")
    double maxShrink();

    /** For how long; then it is taken, since that is how things are. */
    @WithDefault("24h")
    Duration holdBack();

    /** The whole exchange over HTTP, connect to last byte. */
    @WithDefault("60s")
    Duration timeout();
}
