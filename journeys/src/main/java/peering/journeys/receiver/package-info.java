/**
 * A webhook receiver for the demo and the tests: keeps what it was sent and says whether the
 * signature was right.
 */
package peering.journeys.receiver;
