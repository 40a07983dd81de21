/** RFC 6811 for people and tools. */
package peering.validator.validity;
