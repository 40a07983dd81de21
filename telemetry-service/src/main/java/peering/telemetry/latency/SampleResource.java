package peering.telemetry.latency;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.contract.FactType;
import peering.contract.LatencySampleFact;
import peering.kit.facts.FactJson;
import peering.kit.facts.FactRecord;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.kit.problem.ProblemKind.FieldError;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.publish.Sender;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Problem;

/** Latency samples come in. A batch is taken whole or refused whole. */
@Path("/v1/latency-samples")
@RolesAllowed(Role.Names.PROBE)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "latency")
class SampleResource {
    private final WatchedPrefixes prefixes;
    private final Sender sender;
    private final LatencyConfig config;
    private final Asker asker;
    private final Clock clock;

    SampleResource(
            WatchedPrefixes prefixes,
            Sender sender,
            LatencyConfig config,
            Asker asker,
            Clock clock) {
        this.prefixes = prefixes;
        this.sender = sender;
        this.config = config;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * @param taken samples that are stored; those sent before are among them and count once
     */
    record Taken(int taken) {}

    @POST
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(
            summary = "Post a batch of samples, which is taken whole or not at all",
            operationId = "postLatencySamples")
    @APIResponse(responseCode = "202", description = "All samples are stored")
    @APIResponse(responseCode = "422", description = "Some cannot be taken, so none was")
    public Taken post(SampleBatch batch) {
        if (!prefixes.isLoaded()) {
            throw Problem.PREFIXES_NOT_LOADED.because("Try again in a few seconds.");
        }
        checkSize(batch);
        var judged =
                batch.judge(
                        asker.subject(),
                        prefix -> prefixes.registered(prefix).isPresent(),
                        config,
                        clock.instant());
        if (!judged.errors().isEmpty()) throw refused(judged.errors());
        send(judged.facts());
        return new Taken(judged.facts().size());
    }

    private void checkSize(SampleBatch batch) {
        int size = batch == null || batch.samples() == null ? 0 : batch.samples().size();
        if (size >= 1 && size <= config.mostSamples()) return;
        throw CommonProblem.FIELD_INVALID.at(
                "samples",
                "a batch has 1 to " + config.mostSamples() + " samples",
                "send fewer at once");
    }

    private static HttpProblem refused(List<FieldError> errors) {
        return HttpProblem.builder(
                        Problem.SAMPLES_REFUSED.because(
                                "Mend the samples that are named and send the batch again."))
                .with("errors", errors)
                .build();
    }

    private void send(List<LatencySampleFact> facts) {
        var batch = sender.batch();
        try {
            facts.forEach(fact -> batch.send(record(fact)));
            batch.done();
        } catch (Sender.NotSent noBroker) {
            throw CommonProblem.UNAVAILABLE.because(
                    "Kafka does not take it. Send the batch again.");
        }
    }

    private ProducerRecord<String, byte[]> record(LatencySampleFact fact) {
        return FactRecord.of(
                FactType.LATENCY_SAMPLE,
                fact.prefix() + "|" + fact.place(),
                FactJson.write(fact),
                fact.sampleId(),
                Outgoing.SOURCE,
                fact.measuredAt());
    }
}
