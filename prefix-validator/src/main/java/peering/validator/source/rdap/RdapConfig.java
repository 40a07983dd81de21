package peering.validator.source.rdap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which number registries are asked, and how far they may lead us. */
@ConfigMapping(prefix = "peering.rdap")
public interface RdapConfig {
    /**
     * IANA's bootstrap files (RFC 9224), for IPv4 and for IPv6, each a file or an http or https
     * URL. They say which registry is asked, and which hosts may be asked at all. Without any,
     * nobody is asked.
     */
    Optional<List<String>> bootstrap();

    /** How often the bootstrap files are read again. */
    @WithDefault("24h")
    Duration refresh();

    /** One question, redirects included, connect to last byte; and one reading of a file. */
    @WithDefault("20s")
    Duration timeout();

    /** Most bytes of one answer. */
    @WithDefault("1048576")
    int mostBytes();

    /** Redirects that are followed; registries refer to one another. */
    @WithDefault("3")
    int mostRedirects();

    /**
     * Questions to one host within a minute; a question waits for its turn as long as for an
     * answer.
     */
    @WithDefault("30")
    int perMinute();

    /**
     * PEM files of authorities one of which has to have signed a registry's certificate; the
     * runtime's own if it is left out.
     */
    Optional<List<String>> trustedCertificates();

    /** True: registries are asked over plain http as well. */
    @WithDefault("false")
    boolean allowPlain();

    /** True: registries may be at addresses that are not on the Internet. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long an answer holds. */
    @WithDefault("24h")
    Duration holds();

    /** How long it holds that nobody has it. */
    @WithDefault("1h")
    Duration holdsNone();
}
