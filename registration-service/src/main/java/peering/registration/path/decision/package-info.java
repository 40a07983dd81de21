/**
 * Which way a prefix takes: plain values in, a decision with its reason out. The reviewer and the
 * drill ask the same function.
 */
package peering.registration.path.decision;
