/** What partners announce over their sessions with us, as the other services tell. */
package peering.validator.source.received;
