/** Places on Earth, how far apart they are, and the order that this makes. */
package peering.registration.site.place;
