package peering.alerting.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** DNS, as far as webhooks need it. A port, because a test must be able to play a hostile name. */
public interface NameLookup {
    /**
     * Every address of the name, at least one; of an address literal itself. May block.
     *
     * @throws UnknownHostException if there is none
     */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
