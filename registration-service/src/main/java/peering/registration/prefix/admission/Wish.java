package peering.registration.prefix.admission;

import java.util.List;
import java.util.Optional;
import peering.registration.partner.registered.PrefixKey;
import peering.routing.net.Prefix;

/**
 * What a customer asks for: a prefix that may be registered, and the key to it.
 *
 * @param origins who may originate it; empty for those that the partner registered
 */
record Wish(Prefix prefix, PrefixKey key, Optional<List<Long>> origins) {}
