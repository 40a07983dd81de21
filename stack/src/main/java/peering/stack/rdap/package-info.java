/** A number registry that answers over RDAP. */
package peering.stack.rdap;
