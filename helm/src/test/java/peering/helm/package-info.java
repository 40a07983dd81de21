/**
 * Holds the chart to its word with the real Helm: what it renders, what it refuses, and what its
 * README says of it. No cluster is asked.
 */
package peering.helm;
