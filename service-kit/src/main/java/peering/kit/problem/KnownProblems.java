package peering.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Gives every refusal that the framework made by itself (no token, no such path, unreadable JSON, a
 * violated constraint, an accident) its place in the closed list {@link CommonProblem}.
 *
 * <p>Nothing of the cause is shown but what the caller sent.
 */
@ApplicationScoped
public class KnownProblems implements ProblemPostProcessor {
    private static final String OURS = "/problems/";

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        boolean ours = problem.getType() != null && problem.getType().toString().startsWith(OURS);
        if (ours) return problem;
        var known = of(problem.getStatusCode(), context.cause);
        var with = HttpProblem.builder(known).withInstance(problem.getInstance());
        problem.getHeaders().forEach(with::withHeader);
        return with.build();
    }

    private static HttpProblem of(int status, Throwable cause) {
        var named = within(cause, HttpProblem.class);
        if (named.isPresent()) return named.get();
        var violations = within(cause, ConstraintViolationException.class);
        if (violations.isPresent()) return invalid(violations.get());
        var unreadable = within(cause, JsonProcessingException.class);
        if (unreadable.isPresent() && status < 500) return unreadable(unreadable.get());
        if (status == 404 && cause.getCause() != null) return unreadableParameter();
        if (status == 500 && Outage.isBehind(cause)) return byStatus(503);
        return byStatus(status);
    }

    /**
     * One that {@link NamedParameters} does not read. A query parameter that cannot be converted is
     * "not found" to JAX-RS (section 3.2), with the failure as its cause; a path that is not there
     * has no cause.
     */
    private static HttpProblem unreadableParameter() {
        return CommonProblem.FIELD_INVALID.because(
                "A query parameter has the wrong type, or is not one of the words it may be.");
    }

    private static HttpProblem byStatus(int status) {
        return switch (status) {
            case 401 -> CommonProblem.unauthenticated();
            case 403 ->
                    CommonProblem.FORBIDDEN.because(
                            "Use a token with the role and organisation that this needs.");
            case 404 -> CommonProblem.notFound();
            case 405 ->
                    CommonProblem.METHOD_NOT_ALLOWED.because(
                            "See the API description for methods.");
            case 406 -> CommonProblem.NOT_ACCEPTABLE.because("Send 'Accept: application/json'.");
            case 413 -> CommonProblem.BODY_TOO_LARGE.because("Send less at once.");
            case 415 ->
                    CommonProblem.UNSUPPORTED_MEDIA_TYPE.because(
                            "Send 'Content-Type: application/json'.");
            case 503 -> CommonProblem.UNAVAILABLE.because("Try again in a moment.");
            default ->
                    status < 500
                            ? CommonProblem.REQUEST_REFUSED.because(
                                    "Compare it with the API description.")
                            : CommonProblem.INTERNAL_ERROR.because(
                                    "Nothing was changed. Try again; if it stays, tell the operator the time.");
        };
    }

    /** The refusal of a body, or of a part of one, that is no such JSON. */
    public static HttpProblem unreadable(JsonProcessingException cause) {
        String field = cause instanceof JsonMappingException mapping ? path(mapping) : "";
        if (cause instanceof UnrecognizedPropertyException) {
            return CommonProblem.UNKNOWN_FIELD.at(
                    field, "There is no field '" + field + "'.", "Leave it out, or mend its name.");
        }
        if (field.isEmpty()) {
            return CommonProblem.BODY_MALFORMED.because(
                    "Send one JSON object, in UTF-8, as the API description shows it.");
        }
        return CommonProblem.FIELD_INVALID.at(
                field,
                "The value of '" + field + "' has the wrong type or form.",
                "Send the type that the API description names.");
    }

    private static String path(JsonMappingException cause) {
        return cause.getPath().stream()
                .map(step ->
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static HttpProblem invalid(ConstraintViolationException cause) {
        return invalid(cause.getConstraintViolations(), KnownProblems::field);
    }

    /**
     * The refusal of a value that was validated by itself: what the same value is answered with as
     * a body.
     *
     * @param violations at least one
     */
    public static HttpProblem invalid(Set<? extends ConstraintViolation<?>> violations) {
        return invalid(violations, KnownProblems::pathFromTheValue);
    }

    private static HttpProblem invalid(
            Set<? extends ConstraintViolation<?>> violations,
            Function<ConstraintViolation<?>, String> field) {
        var errors =
                violations.stream()
                        .map(violation -> error(field.apply(violation), violation))
                        .sorted(Comparator.comparing(ProblemKind.FieldError::field))
                        .toList();
        String fields =
                errors.stream()
                        .map(ProblemKind.FieldError::field)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return HttpProblem.builder(
                        CommonProblem.FIELD_INVALID.because("Not accepted: " + fields + "."))
                .with("errors", errors)
                .build();
    }

    /** Our own messages read "what is wrong; what to send instead". */
    private static ProblemKind.FieldError error(String field, ConstraintViolation<?> violation) {
        String[] parts = violation.getMessage().split("; ", 2);
        String remedy = parts.length == 2 ? parts[1] : "send a value that fits: " + parts[0];
        return new ProblemKind.FieldError(field, parts[0], remedy);
    }

    /** The path without method and, for a body, without the parameter's name. */
    private static String field(ConstraintViolation<?> violation) {
        List<String> path = path(violation);
        int from = path.size() > 2 ? 2 : Math.min(1, path.size());
        return joined(path.subList(from, path.size()));
    }

    private static String pathFromTheValue(ConstraintViolation<?> violation) {
        return joined(path(violation));
    }

    private static List<String> path(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Object::toString)
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private static String joined(List<String> path) {
        String field = String.join(".", path);
        return field.isEmpty() ? "body" : field;
    }

    private static <T extends Throwable> Optional<T> within(Throwable cause, Class<T> type) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (type.isInstance(at)) return Optional.of(type.cast(at));
        }
        return Optional.empty();
    }
}
