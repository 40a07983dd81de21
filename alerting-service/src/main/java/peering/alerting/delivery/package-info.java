/**
 * One telling to one endpoint, from the transaction that decided it until it arrived or was parked.
 *
 * <pre>
 *   row Waiting ──claim──► leased ──send──► Delivered
 *      ▲                     │  └─────────► Parked      (schedule used up, or the receiver said 410)
 *      └──── due again ◄─────┘
 *      └──── lease over: the worker that had it is gone, another takes it
 * </pre>
 *
 * The table is the queue. Workers of all replicas share it by row locks; a notification at the end
 * of the deciding transaction wakes them.
 */
package peering.alerting.delivery;
