/**
 * What is wrong with the routes of a watched prefix: one file per rule, an anomaly's life from
 * first sight to end ({@link peering.telemetry.detect.AnomalyLife}), and the facts told of it.
 */
package peering.telemetry.detect;
