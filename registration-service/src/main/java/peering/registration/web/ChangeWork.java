package peering.registration.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** {@link Change} at work. */
@Change
@Interceptor
@Priority(Work.AFTER_VALIDATION)
class ChangeWork {
    private final Wall wall;
    private final Asker asker;
    private final Idempotency idempotency;

    ChangeWork(Wall wall, Asker asker, Idempotency idempotency) {
        this.wall = wall;
        this.asker = asker;
        this.idempotency = idempotency;
    }

    @AroundInvoke
    Object around(InvocationContext method) {
        return wall.behind(
                asker.standing(),
                false,
                () -> idempotency.once(asker, method.getParameters(), () -> Work.of(method)));
    }
}
