package peering.validator.gather;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import peering.validator.evidence.Inquiry;

/** The slow sources there are. To add one: a class that is an {@link Inquiry}. */
@ApplicationScoped
class Inquiries {
    private final List<Inquiry<?>> all;

    Inquiries(@Any Instance<Inquiry<?>> all) {
        this.all = all.stream().<Inquiry<?>>map(one -> one).toList();
    }

    /** Those that this installation was told whom to ask. */
    List<Inquiry<?>> configured() {
        return all.stream().filter(Inquiry::configured).toList();
    }

    List<String> kinds() {
        return configured().stream().<String>map(Inquiry::kind).toList();
    }

    /**
     * The kind of the source that gives such answers; empty if it is not configured.
     *
     * @throws IllegalArgumentException if no source gives such answers
     */
    Optional<String> kindOf(Class<?> answer) {
        var source =
                all.stream()
                        .filter(one -> one.answer() == answer)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("nobody gives " + answer));
        return Optional.of(source).filter(Inquiry::configured).map(Inquiry::kind);
    }
}
