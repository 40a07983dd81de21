/**
 * How much an organisation has of what it may have only so much of. The rooms say it, each for its
 * own; this one shows it and knows none of them.
 */
package peering.registration.limit;
