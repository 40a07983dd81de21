package peering.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * One way to be refused (RFC 9457). Each service has one enum of them, its closed list.
 *
 * <p>The slug is public and permanent: clients branch on it.
 */
public interface ProblemKind {

    /** The enum constant's name; the slug is made of it. */
    String name();

    /** The HTTP status. */
    int status();

    /** The same for every occurrence: what went wrong, in a few words. */
    String title();

    /** The relative URI of the problem type, such as {@code /problems/prefix-taken}. */
    default URI type() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * A refusal to throw from a resource.
     *
     * @param detail what the caller can do about it; never a class name, never a stack trace
     */
    default HttpProblem because(String detail) {
        return start(detail).build();
    }

    /**
     * A refusal that is about one field of the request.
     *
     * @param field path of the field in the body, or name of the parameter
     * @param remedy what to send instead
     */
    default HttpProblem at(String field, String detail, String remedy) {
        return start(detail).with("errors", List.of(new FieldError(field, detail, remedy))).build();
    }

    /** What is wrong with one field, and how to mend it. */
    record FieldError(String field, String message, String remedy) {}

    private HttpProblem.Builder start(String detail) {
        return HttpProblem.builder()
                .withType(type())
                .withTitle(title())
                .withStatus(status())
                .withDetail(detail);
    }
}
