package dev.rolewatch.local.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start a process.
 *
 * @param arguments of {@code java}
 * @param environment added to what is inherited
 */
public record Command(String name, List<String> arguments, Map<String, String> environment) {
    /** A small machine runs all of them: the heaps are small, and starting fast matters more than running fast. */
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    static Command java(String name, int heapMegabytes, List<String> arguments, Map<String, String> environment) {
        List<String> all = new ArrayList<>(SMALL);
        all.add("-Xmx" + heapMegabytes + "m");
        all.addAll(arguments);
        return new Command(name, all, environment);
    }
}
