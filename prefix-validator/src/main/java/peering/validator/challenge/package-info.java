/** Challenges: what an organisation has to publish or sign, and the proofs that come of it. */
package peering.validator.challenge;
