package peering.registration.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /** Registered ASNs. */
    @WithDefault("10000")
    int maxRegisteredAsns();

    /** How keys are replaced. */
    Keys keys();

    interface Keys {
        /** How long a replaced key opens new claims, if nobody says otherwise. */
        @WithDefault("P7D")
        Duration overlap();

        /** The longest that may be asked for. */
        @WithDefault("P30D")
        Duration longestOverlap();

        /** Replaced keys of one registration that still open new claims. */
        @WithDefault("5")
        int mostReplaced();
    }

    /** Prefix lengths that are taken; the defaults are what the Internet's core carries. */
    Lengths lengths();

    /** When an applicant becomes active without an operator. */
    AutoApprove autoApprove();

    /** By kind, because one may trust a transit provider's proof and not an exchange's. */
    interface AutoApprove {
        @WithDefault("never")
        When isp();

        @WithDefault("never")
        When ixp();

        @WithDefault("never")
        When sdci();

        default When of(Partner.Kind kind) {
            return switch (kind) {
                case ISP -> isp();
                case IXP -> ixp();
                case SDCI -> sdci();
            };
        }

        /** Only the operator decides, or a proof of the ASN does. */
        enum When {
            NEVER,
            PROVEN
        }
    }

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
