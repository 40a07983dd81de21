/** The doors that evidence comes through, one class each, and the table of VRPs in force. */
package peering.validator.source;
