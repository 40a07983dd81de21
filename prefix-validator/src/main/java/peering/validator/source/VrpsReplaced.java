package peering.validator.source;

/** Another table of VRPs came into force. Fired on the refreshing thread, after the swap. */
public record VrpsReplaced(VrpSnapshot now) {}
