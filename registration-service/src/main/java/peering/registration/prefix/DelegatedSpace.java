package peering.registration.prefix;

/**
 * Space that another organisation holds and has let this one register in.
 *
 * @param holder the organisation whose space it is
 */
public record DelegatedSpace(String delegationId, String holder) {}
