/**
 * What the services say to each other: one record per fact, the topics the facts travel on, and the
 * CloudEvents attributes around them.
 *
 * <p>Values and names only: no framework, no behaviour beyond a value's own invariants. A prefix is
 * text in its canonical form (RFC 4632 and RFC 5952), an ASN a number from 0 to 4294967295, a time
 * UTC. Every fact of a compacted topic is the whole state of its subject, so that a new reader
 * needs nothing else, and carries a {@code revision} that only grows: a reader that has seen a
 * revision may drop every older or equal one.
 *
 * <p>A new field is optional; anything else is a new version on a new topic. The bytes are held by
 * the samples in {@code sample/} and the schemas in {@code schema/}, which a test compares.
 */
package peering.contract;
