/** Which of a provider's sites suits a place, and whether the provider is near enough at all. */
package peering.registration.proposal;
