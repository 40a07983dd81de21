/** What programs of others say of the same routes. */
package peering.rpki.source.oracle;
