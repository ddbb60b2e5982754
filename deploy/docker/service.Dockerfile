# The image of one service. Its context is <service>/target/quarkus-app, as ./mvnw package -DskipTests leaves it.
FROM eclipse-temurin:25-jre

WORKDIR /opt/rolewatch
# What changes least comes first: a new build of ours replaces only the small layers at the end.
COPY lib/ lib/
COPY quarkus-run.jar ./
COPY quarkus/ quarkus/
COPY app/ app/

ENV QUARKUS_HTTP_HOST=0.0.0.0 \
    QUARKUS_HTTP_PORT=8080
EXPOSE 8080
# Nobody in particular: the service writes to /tmp alone.
USER 10001:10001

# Bash speaks HTTP well enough; the base image promises no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$QUARKUS_HTTP_PORT && printf 'GET /q/health/ready HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# glibc would keep memory for each thread, and the schedule's RocksDB allocates from many (docs/benchmarks.md).
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
