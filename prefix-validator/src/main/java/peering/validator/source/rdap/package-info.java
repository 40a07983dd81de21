/** Number registries, asked by RDAP: who holds an address range, and what they wrote beside it. */
package peering.validator.source.rdap;
