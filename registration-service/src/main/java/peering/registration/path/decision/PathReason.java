package peering.registration.path.decision;

import java.util.Arrays;
import java.util.Locale;

/** Why a prefix takes the way it takes: the closed list. Its code stands in facts and answers. */
public enum PathReason {
    /** The primary site serves as policy asks. */
    PRIMARY_HEALTHY,
    /** The primary site is less than policy asks, and no other site is better. */
    PRIMARY_DEGRADED_NO_BETTER,
    /** The backup is better, and the prefix came to the primary too short a time ago. */
    PRIMARY_HELD,
    /** The operator says that the primary site is down. */
    PRIMARY_DOWN,
    /** No session is up at the primary site. */
    PRIMARY_WITHOUT_SESSION,
    /** The primary site is being drained. */
    PRIMARY_DRAINING,
    /** Fewer sessions or routers are up at the primary site than policy asks. */
    PRIMARY_NOT_REDUNDANT,
    /** Latency over the primary site is degraded beyond policy. */
    PRIMARY_SLOW,
    /** The primary site is better again, and has to stay so for a while. */
    PRIMARY_RECOVERING,
    /** The primary site does not serve, and the Internet was chosen as backup. */
    NO_BACKUP,
    /** Neither site serves. */
    NO_SITE_SERVES,
    /** A site serves again, and has to stay so for a while. */
    SITE_RECOVERING,
    /** The connection is not active. */
    CONNECTION_NOT_ACTIVE,
    /** The prefix is not verified. */
    PREFIX_NOT_VERIFIED;

    /** As it is told: {@code primary-down}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason of a code that {@link #code} gave. */
    public static PathReason of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason: " + code));
    }

    /** Nothing was chosen between sites: the next choice is a first one. */
    boolean isOutside() {
        return this == CONNECTION_NOT_ACTIVE || this == PREFIX_NOT_VERIFIED;
    }
}
