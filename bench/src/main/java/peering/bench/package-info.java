/**
 * How fast the routing module is. Inputs are real files named on the command line; RESULTS.md says
 * how, and what came out.
 */
package peering.bench;
