package peering.routing.mrt;

/**
 * Why an MRT file could not be read to its end.
 *
 * @param offset where in the unpacked file the record begins that is not whole
 */
public record MrtDamage(long offset, String why) {}
