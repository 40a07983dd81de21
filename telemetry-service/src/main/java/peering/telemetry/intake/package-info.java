/** The one funnel for routes: every door leads here. */
package peering.telemetry.intake;
