/** What a slow source is asked, what it answered, and how long that holds. Pure. */
package peering.validator.evidence;
