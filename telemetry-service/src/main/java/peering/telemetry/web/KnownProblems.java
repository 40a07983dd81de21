package peering.telemetry.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.util.Comparator;
import peering.kit.problem.ProblemKind.FieldError;

/**
 * Gives the refusals that the framework makes by itself (no token, no such path, unreadable JSON)
 * their place in the closed list {@link Problem}. Nothing of the cause is shown but what the caller
 * sent.
 */
@ApplicationScoped
public class KnownProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        boolean ours =
                problem.getType() != null && problem.getType().toString().startsWith("/problems/");
        if (ours) return problem;
        var known =
                HttpProblem.builder(of(problem.getStatusCode(), context.cause))
                        .withInstance(problem.getInstance());
        problem.getHeaders().forEach(known::withHeader);
        return known.build();
    }

    private static HttpProblem of(int status, Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConstraintViolationException violated) return invalid(violated);
            if (at instanceof JsonProcessingException && status < 500) {
                return Problem.BODY_MALFORMED.because(
                        "Send one JSON object, in UTF-8, as the API description shows it.");
            }
        }
        return byStatus(status);
    }

    private static HttpProblem byStatus(int status) {
        return switch (status) {
            case 401 ->
                    Problem.UNAUTHENTICATED.because(
                            "Send 'Authorization: Bearer' with a token of the configured issuer.");
            case 403 -> Problem.FORBIDDEN.because("Use a token with the role that this needs.");
            case 404 -> Problem.NOT_FOUND.because("Compare the path with the API description.");
            case 405 -> Problem.METHOD_NOT_ALLOWED.because("See the API description for methods.");
            case 406 -> Problem.NOT_ACCEPTABLE.because("Send 'Accept: application/json'.");
            case 413 -> Problem.BODY_TOO_LARGE.because("Send less at once.");
            case 415 ->
                    Problem.UNSUPPORTED_MEDIA_TYPE.because(
                            "Send 'Content-Type: application/json'.");
            case 503 -> Problem.UNAVAILABLE.because("Try again in a moment.");
            default ->
                    status < 500
                            ? Problem.REQUEST_REFUSED.because(
                                    "Compare it with the API description.")
                            : Problem.INTERNAL_ERROR.because(
                                    "Try again; if it stays, tell the operator the time.");
        };
    }

    private static HttpProblem invalid(ConstraintViolationException cause) {
        var errors =
                cause.getConstraintViolations().stream()
                        .map(KnownProblems::error)
                        .sorted(Comparator.comparing(FieldError::field))
                        .toList();
        var fields = errors.stream().map(FieldError::field).distinct().toList();
        return HttpProblem.builder(
                        Problem.FIELD_INVALID.because("Not accepted: " + String.join(", ", fields)))
                .with("errors", errors)
                .build();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) field = node.toString();
        return new FieldError(
                field, violation.getMessage(), "send a value that " + violation.getMessage());
    }
}
