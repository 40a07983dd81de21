/**
 * Proof that a partner runs its AS number: a token in the registry's record, the networks of the
 * caller's own sign-in, or what an operator saw. Every attempt is kept.
 */
package peering.registration.partner.proof;
