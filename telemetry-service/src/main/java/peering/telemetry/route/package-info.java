/**
 * Routes as peers show them: what stage 1 finds in MRT records ({@link
 * peering.telemetry.route.Sighting}) and what stage 2 remembers ({@link
 * peering.telemetry.route.RouteBook}).
 */
package peering.telemetry.route;
