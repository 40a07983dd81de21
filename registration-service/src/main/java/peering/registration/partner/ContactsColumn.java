package peering.registration.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import peering.kit.facts.FactJson;

/** The contacts of a partner as one JSON column: nobody asks for them apart. */
@Converter
public class ContactsColumn implements AttributeConverter<List<Contact>, String> {
    private static final TypeReference<List<Contact>> CONTACTS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Contact> contacts) {
        try {
            return FactJson.MAPPER.writeValueAsString(contacts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("contacts without JSON", impossible);
        }
    }

    @Override
    public List<Contact> convertToEntityAttribute(String json) {
        try {
            return FactJson.MAPPER.readValue(json, CONTACTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the column contacts holds no contacts", foreign);
        }
    }
}
