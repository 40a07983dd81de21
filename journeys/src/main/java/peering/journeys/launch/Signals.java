package peering.journeys.launch;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system.
 *
 * <p>The JDK's own answer to SIGTERM runs all shutdown hooks at once, and with them the database's,
 * while services still write. The only way to an order of one's own is {@code sun.misc.Signal}:
 * part of the supported module jdk.unsupported, but the compiler warns of it, hence by name.
 */
final class Signals {
    private Signals() {}

    /**
     * Runs {@code action}, on a thread of the JDK, each time this signal comes; {@code name}
     * without SIG.
     */
    static void on(String name, Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (self, method, args) -> {
                                if (method.getName().equals("handle")) {
                                    action.run();
                                }
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot listen for SIG" + name, e);
        }
    }
}
