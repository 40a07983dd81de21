package peering.registration.prefix.trouble;

import peering.registration.prefix.event.EventKind;

/** What is wrong with a prefix: its routes, or its latency. */
public enum TroubleKind {
    ANOMALY("anomaly", EventKind.ANOMALY_STARTED, EventKind.ANOMALY_ENDED),
    LATENCY("latency", EventKind.LATENCY_DEGRADED, EventKind.LATENCY_RECOVERED);

    private final String word;
    private final EventKind start;
    private final EventKind end;

    TroubleKind(String word, EventKind start, EventKind end) {
        this.word = word;
        this.start = start;
        this.end = end;
    }

    /** As it stands in the database. */
    public String word() {
        return word;
    }

    EventKind start() {
        return start;
    }

    EventKind end() {
        return end;
    }
}
