package peering.registration.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import peering.routing.net.PrefixPolicy;

/** How much one partner may have, and which prefixes anybody may register. */
@ConfigMapping(prefix = "peering.partner")
public interface PartnerConfig {
    /** Sessions that are not closed. */
    @WithDefault("200")
    int maxSessions();

    /** Registered prefixes. */
    @WithDefault("10000")
    int maxRegisteredPrefixes();

    /** Prefix lengths that are taken; the defaults are what the Internet's core carries. */
    Lengths lengths();

    interface Lengths {
        @WithDefault("8")
        int ipv4Shortest();

        @WithDefault("24")
        int ipv4Longest();

        @WithDefault("16")
        int ipv6Shortest();

        @WithDefault("48")
        int ipv6Longest();
    }

    default PrefixPolicy policy() {
        var taken = lengths();
        return new PrefixPolicy(
                taken.ipv4Shortest(),
                taken.ipv4Longest(),
                taken.ipv6Shortest(),
                taken.ipv6Longest());
    }
}
