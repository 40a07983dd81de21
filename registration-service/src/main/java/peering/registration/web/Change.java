package peering.registration.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes something. It runs in a transaction behind the {@link Wall}; a
 * refusal rolls it back. A POST with an {@code Idempotency-Key} has its effect once, however often
 * it is sent ({@link Idempotency}).
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Change {}
