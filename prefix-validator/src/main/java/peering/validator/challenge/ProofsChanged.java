package peering.validator.challenge;

import peering.routing.net.Prefix;

/**
 * A proof came, goes on for longer, or counts no more. What the organisation claims inside the
 * prefix may have to be judged anew. Fired after the transaction, in this process only.
 */
public record ProofsChanged(String organisation, Prefix prefix) {}
