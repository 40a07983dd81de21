package peering.journeys.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
    @ParameterizedTest(name = "{0} for {1}: {2} differences")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a": 1}               | {"a": 1, "b": 2}     | 0
                    {"a": 1}               | {"a": 1.0}           | 0
                    {"a": 1}               | {"a": 2}             | 1
                    {"a": 1}               | {"b": 1}             | 1
                    {"a": "…"}             | {"a": "x"}           | 0
                    {"a": "…"}             | {"a": 17}            | 0
                    {"a": "…"}             | {}                   | 1
                    {"a": "pfx_…"}         | {"a": "pfx_01"}      | 0
                    {"a": "pfx_…"}         | {"a": "con_01"}      | 1
                    {"a": "x"}             | {"a": "y"}           | 1
                    {"a": null}            | {"a": 1}             | 1
                    [1, 2]                 | [1, 2]               | 0
                    [1, 2]                 | [1, 2, 3]            | 1
                    [1, "…"]               | [1, 2, 3]            | 0
                    [1, "…"]               | []                   | 1
                    {"a": {"b": [true]}}   | {"a": {"b": [true]}} | 0
                    {"a": {"b": [true]}}   | {"a": {"b": true}}   | 1
                    """)
    void shown_and_printed(String shown, String printed, int differences) throws Exception {
        var json = new ObjectMapper();

        assertEquals(
                differences,
                Expectation.differences(json.readTree(shown), json.readTree(printed)).size());
    }

    @ParameterizedTest(name = "\"{0}\" for \"{1}\": {2}")
    @CsvSource({"480, '480\n', true", "4…0, 480, true", "4.0, 480, false", "…, anything, true"})
    void text(String shown, String printed, boolean matches) {
        assertEquals(matches, Expectation.matches(shown, printed));
    }
}
