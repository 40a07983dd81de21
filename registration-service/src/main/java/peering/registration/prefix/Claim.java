package peering.registration.prefix;

/**
 * What a verdict is held against.
 *
 * @param revision grows whenever the claim has to be judged anew
 * @param lastVerdict revision of the verdict that was applied last, 0 for none
 */
public record Claim(String prefixId, PrefixState state, long revision, long lastVerdict) {}
