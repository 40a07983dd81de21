/** The troubles of prefixes that telemetry tells of, while they last. */
package peering.registration.prefix.trouble;
