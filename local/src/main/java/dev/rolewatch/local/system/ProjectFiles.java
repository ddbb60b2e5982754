package dev.rolewatch.local.system;

import dev.rolewatch.local.LocalException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build puts what the local system starts. */
public record ProjectFiles(Path root) {
    /** The property by which the run script, and the tests' build, tell where the project is. */
    private static final String ROOT = "rolewatch.root";

    /** The project that {@code -Drolewatch.root} names, or else the one that the working directory is in. */
    public static ProjectFiles find() {
        String told = System.getProperty(ROOT);
        Path folder = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new LocalException("this is not inside the project: say where it is with -D" + ROOT + "=<folder>");
        }
        return new ProjectFiles(folder);
    }

    /**
     * @throws LocalException if the service is not built
     */
    public Path service(String name) {
        return built(root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    /**
     * @throws LocalException if the simulator is not built
     */
    public Path simulator() {
        return built(root.resolve("aws-simulator/target/aws-simulator.jar"));
    }

    public Path runFolder() {
        return root.resolve(".run");
    }

    private static Path built(Path jar) {
        if (!Files.exists(jar)) {
            throw new LocalException(jar + " is missing: build it with ./mvnw package -DskipTests, or start ./run");
        }
        return jar;
    }
}
