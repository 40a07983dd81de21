/** Who changed what, when, from what to what; written by the database, read by its organisation. */
package peering.registration.audit;
