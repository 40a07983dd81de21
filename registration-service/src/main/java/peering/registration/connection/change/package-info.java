/**
 * Changes that the customer makes to its connection, and what each would do to the connection's
 * prefixes. A closet above {@code connection}, which knows nothing of it.
 */
package peering.registration.connection.change;
