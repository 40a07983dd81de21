package peering.registration.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import peering.kit.facts.FactJson;

/** Lists of a site as JSON columns: nobody asks for their parts apart. */
abstract sealed class JsonColumn<T> implements AttributeConverter<List<T>, String> {
    private final TypeReference<List<T>> type;

    private JsonColumn(TypeReference<List<T>> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(List<T> list) {
        try {
            return FactJson.MAPPER.writeValueAsString(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a list without JSON", impossible);
        }
    }

    @Override
    public List<T> convertToEntityAttribute(String json) {
        try {
            return FactJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the column does not hold its list", foreign);
        }
    }

    @Converter
    public static final class Facilities extends JsonColumn<Facility> {
        public Facilities() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static final class Exchanges extends JsonColumn<Exchange> {
        public Exchanges() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static final class Offers extends JsonColumn<BandwidthOffer> {
        public Offers() {
            super(new TypeReference<>() {});
        }
    }
}
