/**
 * How networks stand to each other, and what paths may therefore not be: relationships from a file
 * ({@link peering.routing.topology.AsRelationships}), route leaks by them ({@link
 * peering.routing.topology.ValleyFree}, RFC 7908), by what the networks attest ({@link
 * peering.routing.topology.AspaVerification}), and by what they mark ({@link
 * peering.routing.topology.OnlyToCustomer}, RFC 9234).
 *
 * <p>A path is written from the peer to the origin; a route travels the other way. Everything here
 * goes with the route, from the origin on.
 */
package peering.routing.topology;
