/**
 * The truth about who asked for what: edge sites, partners with their sessions and registered
 * prefixes, customers' connections and prefixes.
 *
 * <p>Rooms from the floor up; a room may use those before it, never one after it: {@code web},
 * {@code audit}, {@code limit}, {@code site}, {@code partner}, {@code proposal}, {@code
 * connection}, {@code prefix}, {@code path}, {@code judgement}.
 */
package peering.registration;
