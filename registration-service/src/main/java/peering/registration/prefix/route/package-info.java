/** What partners announce for customers' prefixes over their sessions. */
package peering.registration.prefix.route;
