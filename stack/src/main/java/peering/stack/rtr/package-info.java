/** A real RPKI-to-Router cache. */
package peering.stack.rtr;
