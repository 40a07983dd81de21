/** The floor the resources stand on: refusals, who is asking, bounds, the clock. */
package peering.telemetry.web;
