/** Routing registries, asked over the query protocol of IRRd: which route objects are there. */
package peering.validator.source.irr;
