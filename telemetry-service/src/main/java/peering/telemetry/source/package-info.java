/**
 * Where routes come from. Each door only turns its input into MRT records for the {@link
 * peering.telemetry.intake.RouteIntake}.
 */
package peering.telemetry.source;
