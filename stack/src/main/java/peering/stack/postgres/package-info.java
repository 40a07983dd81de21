/** A real PostgreSQL server as a child process. */
package peering.stack.postgres;
