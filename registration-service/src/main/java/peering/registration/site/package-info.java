/** Edge sites of our network, as operators define them. */
package peering.registration.site;
