package peering.registration.web;

import io.smallrye.mutiny.Uni;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** What an intercepted resource method does. */
final class Work {
    /** A request that validation refuses needs no transaction. */
    static final int AFTER_VALIDATION = Interceptor.Priority.PLATFORM_BEFORE + 900;

    private Work() {}

    /** The method's own answer, or its failure. */
    @SuppressWarnings("unchecked") // resource methods return Uni
    static <T> Uni<T> of(InvocationContext method) {
        try {
            return (Uni<T>) method.proceed();
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }
}
