/** The prefixes that partners registered, and the keys to them. */
package peering.registration.partner.registered;
