/**
 * Whom to tell of a trouble, when, and the telling itself.
 *
 * <pre>
 *   intake ──► alert (is this worth telling?) ──► subscription (to whom?) ──► delivery (until it arrived)
 * </pre>
 *
 * Rooms from the floor up; a room uses those before it and none after it: {@code web}, {@code
 * ownership}, {@code endpoint}, {@code format}, {@code delivery}, {@code alert}, {@code
 * subscription}, {@code intake}.
 */
package peering.alerting;
