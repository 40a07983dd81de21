package peering.registration.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter {@code dryRun}, as text: a boolean parameter would take a typing mistake for "no",
 * and do what was only to be tried.
 */
@Pattern(regexp = "true|false")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface DryRun {
    String message() default "is neither true nor false; send one of them, or leave it out";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
