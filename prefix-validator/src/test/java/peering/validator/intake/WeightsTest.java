package peering.validator.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.contract.VerdictFact.Result;

class WeightsTest {
    private static Map<String, Result> read(Map<String, String> file, Map<String, String> env) {
        var config =
                new SmallRyeConfigBuilder()
                        .withConverter(Duration.class, 100, new DurationConverter())
                        .withMapping(PolicyConfig.class)
                        .withSources(
                                new PropertiesConfigSource(file, "file", 250),
                                new EnvConfigSource(env, 300))
                        .build();
        return Weights.of(config.getConfigMapping(PolicyConfig.class).weigh());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "peering.policy.weigh.rov-not-found",
                "peering.policy.weigh.\"rov-not-found\"",
            })
    void a_file_names_a_reason_with_quotes_or_without(String key) {
        assertEquals(Map.of("rov-not-found", Result.Failed), read(Map.of(key, "Failed"), Map.of()));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "PEERING_POLICY_WEIGH__ROV_NOT_FOUND_",
                "PEERING_POLICY_WEIGH__rov_not_found_",
                "peering.policy.weigh.rov-not-found",
            })
    void an_environment_variable_does(String name) {
        assertEquals(
                Map.of("rov-not-found", Result.Failed), read(Map.of(), Map.of(name, "Failed")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rov-notfound | peering.policy.weigh names 'rov-notfound', a reason that no check"
                        + " gives; 'rov-not-found' is meant?",
                "wholly-unlike-any-of-them | peering.policy.weigh names"
                        + " 'wholly-unlike-any-of-them', a reason that no check gives",
            })
    void a_reason_that_no_check_gives_is_refused(String name, String why) {
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Weights.of(Map.of(name, Result.Failed)));

        assertEquals(why, refused.getMessage());
    }

    @Test
    void one_that_is_weighed_twice_is_refused_unless_it_comes_to_the_same() {
        var same = Map.of("rov.not.found", Result.Failed, "rov-not-found", Result.Failed);
        var other = Map.of("rov.not.found", Result.Failed, "rov-not-found", Result.Passed);

        assertEquals(Map.of("rov-not-found", Result.Failed), Weights.of(same));
        assertThrows(IllegalArgumentException.class, () -> Weights.of(other));
    }
}
