package peering.validator.source.dns;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom the DNS is asked by. */
@ConfigMapping(prefix = "peering.dns")
public interface DnsConfig {
    /**
     * Recursive resolvers in order of preference, by address: {@code 192.0.2.53}, {@code
     * 192.0.2.53:5353}, {@code [2001:db8::53]:53}. Unset: the DNS is not asked at all. Whether
     * DNSSEC vouches for an answer is taken from them, so the way to them has to be trusted; unless
     * there are anchors.
     */
    Optional<List<String>> servers();

    /**
     * DS or DNSKEY records as in a zone file, one each, parted by semicolons: with them this
     * service validates by itself and believes no resolver.
     */
    Optional<String> anchors();

    /**
     * One question to one server, everything that has to be asked to validate the answer included.
     */
    @WithDefault("5s")
    Duration timeout();
}
