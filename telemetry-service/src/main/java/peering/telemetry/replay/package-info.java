/**
 * What would we have said? Routes of another day are read over the same detection as live ones, in
 * their own time and in a memory of their own; nothing of it reaches a topic.
 */
package peering.telemetry.replay;
