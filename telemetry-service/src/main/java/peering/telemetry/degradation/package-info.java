/**
 * When latency got worse and when it recovered: a rank test against the recent past ({@link
 * peering.telemetry.degradation.RankGate}) and the life of a degradation.
 */
package peering.telemetry.degradation;
