/**
 * Signed checklists (RFC 9323) and the resource certificates above them (RFC 6487). Pure; what it
 * reads may come from anybody.
 */
package peering.validator.challenge.proof.rpki;
