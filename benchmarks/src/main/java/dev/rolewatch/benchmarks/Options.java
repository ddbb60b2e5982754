package dev.rolewatch.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** Numbers that a benchmark is started with, such as {@code --accounts 100}. */
public record Options(Map<String, Integer> numbers) {
    /**
     * @throws IllegalArgumentException if these are not names with numbers
     */
    public static Options of(String[] arguments) {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("each option is followed by its number, as in --accounts 100");
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("an option begins with --, and this does not: " + arguments[i]);
            }
            numbers.put(arguments[i].substring(2), Integer.valueOf(arguments[i + 1]));
        }
        return new Options(Map.copyOf(numbers));
    }

    public int number(String name, int otherwise) {
        return numbers.getOrDefault(name, otherwise);
    }
}
