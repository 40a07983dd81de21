/** How long a round trip from a place to a site takes, as measured. */
package peering.registration.site.latency;
