package dev.rolewatch.discovery.scan;

import java.util.Map;

/** A metric as ListMetrics tells it. */
public record ListedMetric(String namespace, String name, Map<String, String> dimensions) {}
