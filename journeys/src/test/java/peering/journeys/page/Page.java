package peering.journeys.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of {@code docs/journeys} as a list of things to do: each block fenced as {@code sh}, with
 * what the block behind it, fenced as {@code json} or {@code text}, says that it prints.
 *
 * @param name the file's name
 */
record Page(String name, List<Step> steps) {
    private static final String FENCE = "```";

    /**
     * @param line of the page, counted from one, where the commands begin
     */
    record Step(int line, String commands, Optional<Printed> printed) {}

    /**
     * @param kind json or text
     */
    record Printed(String kind, String text) {}

    private record Block(int line, String kind, String text) {}

    static Page read(Path file) throws IOException {
        return of(file.getFileName().toString(), Files.readAllLines(file));
    }

    static Page of(String name, List<String> lines) {
        var blocks = blocks(name, lines);
        var steps = new ArrayList<Step>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).kind().equals("sh")) continue;
            var printed =
                    i + 1 < blocks.size() ? printed(blocks.get(i + 1)) : Optional.<Printed>empty();
            steps.add(new Step(blocks.get(i).line(), blocks.get(i).text(), printed));
        }
        return new Page(name, steps);
    }

    private static Optional<Printed> printed(Block behind) {
        boolean expectation = behind.kind().equals("json") || behind.kind().equals("text");
        return expectation
                ? Optional.of(new Printed(behind.kind(), behind.text()))
                : Optional.empty();
    }

    private static List<Block> blocks(String name, List<String> lines) {
        var blocks = new ArrayList<Block>();
        int begun = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) continue;
            if (begun < 0) {
                begun = i;
                continue;
            }
            String kind = lines.get(begun).substring(FENCE.length()).strip();
            blocks.add(new Block(begun + 2, kind, String.join("\n", lines.subList(begun + 1, i))));
            begun = -1;
        }
        if (begun >= 0) throw new IllegalArgumentException(name + ": a block is not closed");
        return blocks;
    }
}
