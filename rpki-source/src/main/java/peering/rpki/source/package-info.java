/**
 * What RPKI says, from whoever has validated it: a file, an HTTP server, or a cache that speaks
 * RPKI-to-Router. Each source runs on a thread of its own and hands over whole tables.
 */
package peering.rpki.source;
