/**
 * The nouns every other room speaks in: {@link peering.routing.net.Prefix}, {@link
 * peering.routing.net.IpAddress}, {@link peering.routing.net.Asn}; the index over prefixes ({@link
 * peering.routing.net.PrefixMap}); and what the IANA registries say may be routed at all ({@link
 * peering.routing.net.SpecialPurpose}).
 *
 * <p>Text is read strictly and without asking anybody: no name look-up, no guessing, no Unicode
 * digits. What is refused says why and what to write instead.
 */
package peering.routing.net;
