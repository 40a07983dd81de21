/**
 * Starts, watches and stops the whole system on one machine: the stack first, then the packaged
 * services as child processes; under {@code ./start} and under the journeys' tests.
 */
package peering.journeys.launch;
