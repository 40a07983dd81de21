/** How long a round trip between a place and one of our sites takes, hour by hour. */
package peering.telemetry.edge;
