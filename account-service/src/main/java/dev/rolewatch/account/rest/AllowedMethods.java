package dev.rolewatch.account.rest;

import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The methods of each path, for the header Allow that RFC 9110 demands with a 405 and the framework leaves out. */
final class AllowedMethods {
    private AllowedMethods() {}

    static Set<String> at(UriInfo uri) {
        List<String> path =
                uri.getPathSegments().stream().map(PathSegment::getPath).toList();
        if (path.contains("policies")) {
            return Set.of(path.get(path.size() - 1).equals("check") ? "POST" : "GET");
        }
        return switch (uri.getPathSegments().size()) {
            case 1 -> Set.of("GET", "POST");
            case 2 -> path.get(0).equals("tenants") ? Set.of("GET", "PATCH") : Set.of("GET", "PATCH", "DELETE");
            default -> ofPart(uri.getPathSegments().get(2).getPath());
        };
    }

    private static Set<String> ofPart(String part) {
        return switch (part) {
            case "role", "access-key" -> Set.of("PUT");
            case "verify" -> Set.of("POST");
            case "external-id" -> Set.of("POST", "DELETE");
            default -> Set.of("GET");
        };
    }
}
