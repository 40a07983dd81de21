package peering.validator.check;

import peering.validator.source.VrpSnapshot;

/**
 * All that is known when a claim is judged.
 *
 * @param vrps the table in force
 */
public record Known(VrpSnapshot vrps) {}
