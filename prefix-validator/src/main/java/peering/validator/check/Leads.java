package peering.validator.check;

import java.time.Duration;

/**
 * How long before an end it is warned of.
 *
 * @param roa before the ROA ends that makes a prefix valid: the end of the first of all that is
 *     above it, which relying parties tell, and which is moved on every few hours where all is well
 * @param proof before a proof of control ends
 */
public record Leads(Duration roa, Duration proof) {
    /** Nobody is warned. */
    public static final Leads NONE = new Leads(Duration.ZERO, Duration.ZERO);
}
