/**
 * Tables that somebody else makes and replaces: read from a file or over HTTP, when they changed.
 */
package peering.kit.feed;
