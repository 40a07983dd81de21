/** Asks the slow sources about each claim, keeps what they said, and asks again in time. */
package peering.validator.gather;
