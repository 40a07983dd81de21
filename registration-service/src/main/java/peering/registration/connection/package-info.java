/** A customer's connection: provider, primary and backup site, and its life. */
package peering.registration.connection;
