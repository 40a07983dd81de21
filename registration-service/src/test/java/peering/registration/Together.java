package peering.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things that are done in the same moment. */
final class Together {
    private Together() {}

    /** The results, in the order of the calls. */
    static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(calls)) results.add(result.get());
            return results;
        }
    }
}
