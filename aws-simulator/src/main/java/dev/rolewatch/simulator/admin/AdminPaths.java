package dev.rolewatch.simulator.admin;

/** The paths of what the admin API is about. */
final class AdminPaths {
    private AdminPaths() {}

    static String account(String id) {
        return "/admin/accounts/" + id;
    }

    static String user(String accountId, String name) {
        return account(accountId) + "/users/" + AdminHttp.encode(name);
    }

    static String role(String accountId, String name) {
        return account(accountId) + "/roles/" + AdminHttp.encode(name);
    }

    static String region(String accountId, String region) {
        return account(accountId) + "/regions/" + region;
    }
}
