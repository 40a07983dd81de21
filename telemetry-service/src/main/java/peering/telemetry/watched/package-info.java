/**
 * Which prefixes we look after: the registered ones, as registration tells them, and what covers
 * what. In memory, read whole from the compacted topic at each start.
 */
package peering.telemetry.watched;
