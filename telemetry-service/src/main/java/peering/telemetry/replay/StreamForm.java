package peering.telemetry.replay;

/** What a stream of routes is written in. */
public enum StreamForm {
    /** RFC 6396: updates, or the table of a collector. */
    MRT,
    /** RIS Live messages, one JSON object per line. */
    RIS,
    /** {@link IncidentLine}s, one JSON object per line. */
    INCIDENT;

    private static final String INCIDENT_SIGN = "\"collector\"";

    /**
     * Tells the form by the beginning of the stream.
     *
     * @param head the first bytes as text, unpacked
     */
    static StreamForm of(String head) {
        if (!head.stripLeading().startsWith("{")) return MRT;
        String line = head.stripLeading().lines().findFirst().orElseThrow();
        return line.contains(INCIDENT_SIGN) ? INCIDENT : RIS;
    }
}
