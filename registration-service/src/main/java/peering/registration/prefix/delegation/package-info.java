/** A holder lets other organisations register in its space, and takes that back. */
package peering.registration.prefix.delegation;
