/** The DNS: what stands at a name, and whether DNSSEC vouches for it. */
package peering.validator.source.dns;
