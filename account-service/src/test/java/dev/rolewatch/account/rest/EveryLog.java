package dev.rolewatch.account.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged until it is closed, at every level, without showing it. */
final class EveryLog extends Handler implements AutoCloseable {
    /** Level, category, message and exception. */
    private final Formatter form = new PatternFormatter("%p %c %s%e");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Map<Logger, Level> levels = new ConcurrentHashMap<>();
    private final Map<Handler, Level> shown = new ConcurrentHashMap<>();
    private final Logger root = Logger.getLogger("");

    EveryLog() {
        for (Handler handler : root.getHandlers()) {
            shown.put(handler, handler.getLevel());
            handler.setLevel(Level.OFF);
        }
        List<String> names = new ArrayList<>();
        LogContext.getLogContext().getLoggerNames().asIterator().forEachRemaining(names::add);
        names.stream()
                .map(Logger::getLogger)
                .filter(logger -> logger.getLevel() != null)
                .forEach(logger -> {
                    levels.put(logger, logger.getLevel());
                    logger.setLevel(Level.ALL);
                });
        root.setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(form.format(record));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        levels.forEach(Logger::setLevel);
        shown.forEach(Handler::setLevel);
    }
}
