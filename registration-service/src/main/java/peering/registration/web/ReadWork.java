package peering.registration.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** {@link Read} at work. */
@Read
@Interceptor
@Priority(Work.AFTER_VALIDATION)
class ReadWork {
    private final Wall wall;
    private final Asker asker;

    ReadWork(Wall wall, Asker asker) {
        this.wall = wall;
        this.asker = asker;
    }

    @AroundInvoke
    Object around(InvocationContext method) {
        return wall.behind(asker.standing(), true, () -> Work.<Object>of(method));
    }
}
