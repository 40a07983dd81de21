/** How a customer's wish for a prefix becomes a claim: one by one, or in bulk. */
package peering.registration.prefix.admission;
