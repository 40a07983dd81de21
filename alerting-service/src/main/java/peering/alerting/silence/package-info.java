/** Times in which matching alerts are not told: by hand, or planned as maintenance. */
package peering.alerting.silence;
