/**
 * How it is shown that an organisation controls a prefix. Pure: what was seen goes in, a proof or a
 * refusal comes out; time is an argument. One file per method.
 */
package peering.validator.challenge.proof;
