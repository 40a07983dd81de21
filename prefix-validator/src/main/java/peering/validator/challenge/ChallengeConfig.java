package peering.validator.challenge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long challenges and proofs hold, and how many there may be. */
@ConfigMapping(prefix = "peering.challenges")
public interface ChallengeConfig {
    /** How long there is to publish or sign what a challenge asks for. */
    @WithDefault("7d")
    Duration holds();

    /** Open challenges of one organisation. */
    @WithDefault("100")
    int mostPerOrganisation();

    /** Between two checks of one challenge: each asks somebody else's servers. */
    @WithDefault("10s")
    Duration checkPause();

    /** Checks of one organisation under way at the same time, in one replica. */
    @WithDefault("2")
    int checksAtOnce();

    /** What one check may take, whatever it has to ask. */
    @WithDefault("30s")
    Duration checkTimeout();

    /** How long a published token vouches after it was last seen. */
    @WithDefault("90d")
    Duration tokenVouches();

    /**
     * How long before its end a published token is looked for again, so that a proof that still
     * holds does not run out; half-way through if that is later.
     */
    @WithDefault("21d")
    Duration renewLead();

    /** How often, until it is found or the proof has ended. */
    @WithDefault("1d")
    Duration renewEvery();

    /** How long anything else vouches at the most, a person's word included. */
    @WithDefault("365d")
    Duration mostVouches();

    /** Challenges that have ended, and proofs that count no more, are dropped after this. */
    @WithDefault("90d")
    Duration keep();

    /** How often it is looked for what has ended. */
    @WithDefault("1m")
    Duration lookEvery();
}
