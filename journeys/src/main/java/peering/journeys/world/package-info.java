/**
 * The demo world: who is in it, what the system's addresses are, and how it is loaded through the
 * public APIs.
 */
package peering.journeys.world;
