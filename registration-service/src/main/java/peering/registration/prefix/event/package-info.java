/**
 * What happened to a prefix and when, for people and programs: the book that all rooms write in.
 */
package peering.registration.prefix.event;
