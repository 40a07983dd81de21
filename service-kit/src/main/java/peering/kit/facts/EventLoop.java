package peering.kit.facts;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The thread that reactive sessions belong to. */
public final class EventLoop {
    private EventLoop() {}

    /**
     * Where the work at hand came in. A later attempt starts on a timer's thread, but a reactive
     * session may only be opened on the event loop: so attempts are subscribed to here.
     */
    public static Executor here() {
        Context context = Vertx.currentContext();
        if (context == null) return Runnable::run;
        return attempt -> context.runOnContext(_ -> attempt.run());
    }
}
