package dev.rolewatch.account.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The examples of a page of the documentation, in their order. */
final class Guide {
    private static final Pattern BLOCK =
            Pattern.compile("^```(bash|json|text)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Guide() {}

    /**
     * @param answer what the page shows of what the commands print; empty if it shows nothing
     * @param isJson whether that is JSON, or else text
     */
    record Example(String commands, String answer, boolean isJson) {}

    static List<Example> examples(String page) throws IOException {
        String text = Files.readString(docs().resolve(page));
        List<Example> examples = new ArrayList<>();
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            String kind = block.group(1);
            if (kind.equals("bash")) {
                examples.add(new Example(block.group(2), "", false));
            } else {
                Example shown = examples.remove(examples.size() - 1);
                examples.add(new Example(shown.commands(), block.group(2), kind.equals("json")));
            }
        }
        return examples;
    }

    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolveSibling("docs");
    }
}
