package peering.registration.prefix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import peering.contract.VerdictFact.Finding;
import peering.kit.facts.FactJson;

/** The findings of the last verdict as one JSON column: they come and go together. */
@Converter
public class FindingsColumn implements AttributeConverter<List<Finding>, String> {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Finding> findings) {
        try {
            return FactJson.MAPPER.writeValueAsString(findings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("findings without JSON", impossible);
        }
    }

    @Override
    public List<Finding> convertToEntityAttribute(String json) {
        try {
            return FactJson.MAPPER.readValue(json, FINDINGS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the column findings holds no findings", foreign);
        }
    }
}
