package peering.registration.connection.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.ProblemKind.FieldError;

/**
 * A problem (RFC 9457 section 3.1) as a part of an answer.
 *
 * @param errors which fields are wrong; left out where none is
 * @param dependents what stands in the way; left out where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(
        @Schema(examples = "/problems/backup-site-unserved") String type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        List<String> dependents) {

    public static Refusal of(HttpProblem problem) {
        return new Refusal(
                problem.getType().toString(),
                problem.getTitle(),
                problem.getStatusCode(),
                problem.getDetail(),
                listed(problem, "errors", FieldError.class),
                listed(problem, "dependents", String.class));
    }

    private static <T> List<T> listed(HttpProblem problem, String member, Class<T> type) {
        return problem.getParameters().get(member) instanceof List<?> list
                ? list.stream().map(type::cast).toList()
                : null;
    }
}
