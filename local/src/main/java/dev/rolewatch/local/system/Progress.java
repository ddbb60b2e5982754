package dev.rolewatch.local.system;

/** Is told, in a line each, how starting and stopping goes. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
