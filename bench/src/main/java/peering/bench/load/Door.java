package peering.bench.load;

import java.util.List;
import peering.bench.load.Updates.Keyed;

/** A way for records into the service. */
interface Door {
    /** What is left to do is to send them. */
    Sending prepared(List<Keyed> records);

    /** Records on their way. */
    interface Sending {
        void send() throws Exception;
    }
}
