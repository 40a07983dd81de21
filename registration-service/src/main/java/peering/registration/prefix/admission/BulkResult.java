package peering.registration.prefix.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.PrefixFact.Standing;
import peering.kit.problem.ProblemKind.FieldError;
import peering.registration.prefix.admission.BulkRegistration.Answered;
import peering.registration.prefix.admission.PrefixRegistration.Answer;

/**
 * What became of a list.
 *
 * @param dryRun true: this is what would become of it; nothing was changed
 * @param results one per line, in the order of the lines
 */
record BulkResult(boolean dryRun, int accepted, int rejected, List<LineResult> results) {

    /**
     * What became of a line.
     *
     * @param line in a CSV file the row, where the header is row 1; in a JSON list the place, from
     *     1
     * @param prefix as it was sent; left out if there was no text for it
     * @param id left out in a dry run and for what was refused
     * @param standing left out for what was refused
     * @param problem what the line would have been answered with alone (RFC 9457); left out for
     *     what was registered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineResult(
            int line,
            @Schema(examples = "205.251.192.0/23") String prefix,
            @Schema(enumeration = {"registered", "refused"}) String outcome,
            String id,
            Standing standing,
            LineProblem problem) {}

    /** A problem without the members that only an HTTP answer has. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineProblem(
            @Schema(examples = "/problems/prefix-taken") URI type,
            String title,
            int status,
            String detail,
            List<FieldError> errors) {}

    static BulkResult of(List<Answered> answered, boolean dryRun) {
        var results = answered.stream().map(BulkResult::result).toList();
        int accepted = (int) results.stream().filter(line -> line.problem() == null).count();
        return new BulkResult(dryRun, accepted, results.size() - accepted, results);
    }

    private static LineResult result(Answered answered) {
        int number = answered.line().number();
        return switch (answered.answer()) {
            case Answer.Registered(var prefix) ->
                    new LineResult(
                            number,
                            prefix.prefix(),
                            "registered",
                            prefix.id(),
                            prefix.standing(),
                            null);
            case Answer.Refused(var why) ->
                    new LineResult(
                            number,
                            answered.line().prefix().orElse(null),
                            "refused",
                            null,
                            null,
                            problem(why));
        };
    }

    private static LineProblem problem(HttpProblem why) {
        @SuppressWarnings("unchecked") // ProblemKind and KnownProblems put nothing else there
        var errors = (List<FieldError>) why.getParameters().get("errors");
        return new LineProblem(
                why.getType(), why.getTitle(), why.getStatusCode(), why.getDetail(), errors);
    }
}
