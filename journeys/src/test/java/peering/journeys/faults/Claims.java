package peering.journeys.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import peering.journeys.world.Api;
import peering.journeys.world.Callers;

/**
 * Registers prefixes of one space, a /24 each, by number.
 *
 * @param space the first two octets of a /14 or shorter
 */
record Claims(TwoReplicas two, int first, int second, String key) {

    /**
     * @param space such as {@code 54.64.0.0/14}; registered with the partner here
     */
    static Claims in(TwoReplicas two, String space) {
        String[] octets = space.split("\\.");
        return new Claims(
                two, Integer.parseInt(octets[0]), Integer.parseInt(octets[1]), two.key(space));
    }

    String prefix(int number) {
        return "%d.%d.%d.0/24".formatted(first, second + number / 256, number % 256);
    }

    Api.Answer claim(Callers at, String customer, int number) {
        return at.as(customer)
                .registration()
                .post(
                        "/v1/connections/" + two.connectionOf(customer) + "/prefixes",
                        Api.object("prefix", prefix(number), "key", key));
    }

    /** Many at once, in a list that may be sent again. */
    Api.Answer claimAll(Callers at, String customer, int first, int many) {
        var wanted =
                IntStream.range(first, first + many)
                        .mapToObj(number -> Api.object("prefix", prefix(number), "key", key))
                        .toList();
        return at.as(customer)
                .registration()
                .postOnce(
                        "/v1/connections/" + two.connectionOf(customer) + "/prefixes/bulk",
                        "list-from-" + prefix(first),
                        Api.object("prefixes", wanted));
    }

    /** All at once, as far as the threads go; in the order of the work. */
    static <T> List<T> together(ExecutorService threads, List<Callable<T>> work)
            throws InterruptedException {
        var results = new ArrayList<T>();
        for (Future<T> done : threads.invokeAll(work)) {
            try {
                results.add(done.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
        return results;
    }
}
