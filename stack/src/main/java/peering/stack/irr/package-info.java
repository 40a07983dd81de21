/** A routing registry that speaks the query protocol of IRRd. */
package peering.stack.irr;
