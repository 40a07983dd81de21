/**
 * What is known of the world beside routes: what RPKI says ({@link peering.telemetry.world.World}),
 * read from files or URLs that somebody else keeps, and swapped whole.
 */
package peering.telemetry.world;
