# The image of the AWS simulator. Its context is aws-simulator/target, as ./mvnw package -DskipTests leaves it.
FROM eclipse-temurin:25-jre

WORKDIR /opt/rolewatch
COPY lib/ lib/
COPY aws-simulator.jar ./

ENV SIMULATOR_HOST=0.0.0.0 \
    SIMULATOR_PORT=4566
EXPOSE 4566
USER 10001:10001

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SIMULATOR_PORT && printf 'GET /admin/health HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "aws-simulator.jar"]
