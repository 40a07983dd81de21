/** Every rule about a claim, in order: {@link peering.validator.check.Checks}. Pure. */
package peering.validator.check;
