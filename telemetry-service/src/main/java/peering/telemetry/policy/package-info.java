/**
 * What customers expect of their prefixes' routes: written over HTTP, told to detection as facts.
 */
package peering.telemetry.policy;
