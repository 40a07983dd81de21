package peering.contract;

/**
 * The CloudEvents 1.0 attributes of a fact in Kafka's binary mode: the names of the headers and
 * what stands in them. The value of the record is the fact itself, as JSON.
 */
public final class CloudEvent {
    public static final String SPEC_VERSION = "1.0";
    public static final String JSON = "application/json";

    public static final String HEADER_ID = "ce_id";
    public static final String HEADER_TYPE = "ce_type";
    public static final String HEADER_SOURCE = "ce_source";
    public static final String HEADER_SPEC_VERSION = "ce_specversion";
    public static final String HEADER_TIME = "ce_time";
    public static final String HEADER_SUBJECT = "ce_subject";
    public static final String HEADER_CONTENT_TYPE = "content-type";

    /** Why a record was parked: one sentence, on records of a dead-letter topic. */
    public static final String HEADER_DEAD_LETTER_REASON = "dead-letter-reason";

    private CloudEvent() {}
}
