/**
 * The looking glass: what each peer shows of a registered prefix now, and what it showed before.
 * The topology's store, read into the database as it changes.
 */
package peering.telemetry.glass;
