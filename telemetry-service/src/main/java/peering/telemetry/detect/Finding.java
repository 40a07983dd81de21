package peering.telemetry.detect;

/** What a rule says of a route that it holds against it. */
record Finding(Offence offence, Grounds grounds) {}
