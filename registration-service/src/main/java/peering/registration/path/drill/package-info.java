/** Drills: what prefixes would do if something failed. Asked by the same function, never stored. */
package peering.registration.path.drill;
