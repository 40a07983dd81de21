/** The policy over findings: pure, and versioned. */
package peering.validator.decision;
