/**
 * RIS Live, RIPE NCC's stream of what its collectors hear: its JSON turned into the MRT records
 * those collectors would have kept, so that behind this door there is one form of routes only.
 */
package peering.routing.rislive;
