/** A customer's prefix: the claim, the key it rests on, its standing and its history. */
package peering.registration.prefix;
