/**
 * One telling to one endpoint, from the transaction that decided it until it arrived or was parked.
 *
 * <pre>
 *   row Waiting ──claim──► attempt ──settle──► Delivered
 *      ▲                              ├──────► Parked      (schedule used up, or the receiver said 410)
 *      └──────── due again ◄──────────┘
 * </pre>
 *
 * The table is the queue. What goes to one endpoint is a lane, and one worker drives it at a time:
 * it takes the lane by a row, renews that, and claims without writing. A worker that is gone loses
 * its lanes when they are not renewed, and another sends what it had under way once more. A
 * notification at the end of the deciding transaction wakes the workers.
 *
 * <pre>
 *   Bell ──┐                ┌──► Attempts (a virtual thread each) ──► Settler (many in one transaction)
 *   time ──┼─► Lanes ─claim─┘                                            │
 *          └──────────────────────── Inbox ◄─────────────────────────────┘
 * </pre>
 */
package peering.alerting.delivery;
